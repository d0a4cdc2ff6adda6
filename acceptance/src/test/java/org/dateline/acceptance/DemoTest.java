package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What somebody sees who types `./dateline demo` and looks around.
class DemoTest {
    @Test
    void aNewcomerFindsAWholePaperWithoutABrokenLinkAndStopsItWithCtrlC() {
        try (RunningPaper paper = RunningPaper.demo()) {
            Site site = paper.site();
            List<Site.Page> pages = site.crawl("/", 400);

            assertThat(pages)
                    .allSatisfy(page -> assertThat(page.status()).as(page.path()).isEqualTo(200));
            assertThat(site.get("/corrections").document().text())
                    .as("what was taken back, and why")
                    .contains("did not come from the market office");
            List<Site.Page> stories =
                    pages.stream().filter(page -> page.path().startsWith("/stories/")).toList();
            assertThat(stories).hasSizeGreaterThanOrEqualTo(60);
            assertThat(sectionsWithStories(pages)).hasSizeGreaterThanOrEqualTo(5);
            assertThat(pages.stream().flatMap(page -> page.links().stream()))
                    .as("links to ourselves are relative to the root")
                    .noneMatch(link -> link.contains(site.address().getAuthority()));
            assertNobodyIsFollowed(site, stories.getFirst().path());
            new Site(paper.newsroom()).get("/sign-in");
            assertThat(paper.interrupt()).isIn(0, 130);
            assertThat(paper.printed())
                    .as("its links stay in sight while somebody tries it, and nothing goes wrong")
                    .contains("enter as ")
                    .doesNotContain("\"log\":");
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
