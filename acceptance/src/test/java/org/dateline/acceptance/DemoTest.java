package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What somebody sees who types `./dateline demo` and looks around.
class DemoTest {
    private static final String TAKEN_BACK = "/covered-market-to-lose-its-monday";

    @Test
    void aNewcomerFindsAWholePaperWithoutABrokenLinkAndStopsItWithCtrlC() {
        try (RunningPaper paper = RunningPaper.demo()) {
            Site site = paper.site();
            List<Site.Page> pages = site.crawl("/", 400);

            assertThat(pages)
                    .filteredOn(page -> !page.path().endsWith(TAKEN_BACK))
                    .allSatisfy(page -> assertThat(page.status()).as(page.path()).isEqualTo(200));
            assertThat(pages)
                    .filteredOn(page -> page.path().endsWith(TAKEN_BACK))
                    .as("the corrections lead to what was taken back, which says why")
                    .hasSize(1)
                    .allSatisfy(page -> assertThat(page.status()).isEqualTo(410))
                    .allSatisfy(
                            page ->
                                    assertThat(page.document().text())
                                            .contains("did not come from the market office"));
            List<Site.Page> stories =
                    pages.stream().filter(page -> page.path().startsWith("/stories/")).toList();
            assertThat(stories).hasSizeGreaterThanOrEqualTo(60);
            assertThat(sectionsWithStories(pages)).hasSizeGreaterThanOrEqualTo(5);
            assertThat(pages.stream().flatMap(page -> page.links().stream()))
                    .as("links to ourselves are relative to the root")
                    .noneMatch(link -> link.contains(site.address().getAuthority()));
            assertNobodyIsFollowed(site, stories.getFirst().path());
            assertThat(paper.interrupt()).isIn(0, 130);
        }
    }

    private static void assertNobodyIsFollowed(Site site, String path) {
        HttpResponse<byte[]> page = site.send(path);
        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src")
                .doesNotContain("http", "unsafe", "*");
        assertThat(site.get(path).document().select("[src*=//], link[rel=stylesheet][href*=//]"))
                .isEmpty();
    }

    /// Section fronts that link to three stories or more within `main`.
    private static Set<String> sectionsWithStories(List<Site.Page> pages) {
        return pages.stream()
                .filter(page -> page.path().matches("/[a-z-]+"))
                .filter(page -> page.document().select("main a[href^=/stories/]").size() >= 3)
                .map(Site.Page::path)
                .collect(Collectors.toSet());
    }
}
