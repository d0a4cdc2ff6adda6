package org.dateline.newsroom;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dateline.Newsdesk;
import org.dateline.newsroom.Door.Reply;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Slug;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what, on every route by which anything is changed: by role, and by section.
class RightsTest {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> DESK =
            EnumSet.of(Role.STANDARDS, Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR);
    private static final Set<Role> EDITORS =
            EnumSet.of(Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR);
    private static final Set<Role> PICTURES =
            EnumSet.of(Role.PHOTO, Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR);
    private static final Set<Role> VETTERS =
            EnumSet.of(Role.STANDARDS, Role.CHIEF, Role.ADMINISTRATOR);
    private static final Set<Role> CHIEFS = EnumSet.of(Role.CHIEF, Role.ADMINISTRATOR);
    private static final Set<Role> KEEPERS = EnumSet.of(Role.ADMINISTRATOR);

    private static final String PROSE = Door.STORY.replace("\n", " ");

    private static final String STEP =
            """
            {"client": "w-00000001", "sequence": 1, "step": 0, "steps":
             [{"stepType": "docAttr", "attr": "dateline", "value": "LANMERE"}]}
            """;

    private static final String LINE =
            """
            {"day": "2026-11-23", "slug": "Bridge opens", "section": "politics"}
            """;
    private static final String STYLE_RULE =
            "{\"words\": \"utilise\", \"instead\": \"use\", \"why\": \"Shorter.\"}";

    /// @param body `ID` stands for a story's id, `LATER` for a second to come, `LIVE` for the
    ///   position of what readers have
    private record Act(String route, String body, Set<Role> may, boolean inSection) {}

    /// The story named by a path is a filed one in Politics; the picture is in the library.
    private static final List<Act> ACTS =
            List.of(
                    new Act("POST /api/stories", PROSE, ALL, true),
                    new Act(
                            "PUT /api/stories/{id}",
                            PROSE.replaceFirst("\\{", "{\"version\": 1, "),
                            ALL,
                            true),
                    new Act("POST /api/stories/{id}/revisions", "{}", ALL, true),
                    new Act("POST /api/stories/{id}/steps", STEP, ALL, true),
                    new Act("POST /api/stories/{id}/flags", "{\"note\": \"Names him\"}", ALL, true),
                    new Act(
                            "POST /api/stories/{id}/clearances",
                            "{\"note\": \"Out\"}",
                            VETTERS,
                            true),
                    new Act("PUT /api/checklists", "{\"section\": \"politics\"}", VETTERS, true),
                    new Act("POST /api/stories/{id}/filings", "{}", ALL, true),
                    new Act("POST /api/stories/{id}/passes", "{}", DESK, true),
                    new Act("POST /api/stories/{id}/returns", "{}", DESK, true),
                    new Act("POST /api/stories/{id}/spikes", "{\"reason\": \"Old\"}", DESK, true),
                    new Act("POST /api/stories/{id}/restorations", "{\"version\": 1}", ALL, true),
                    new Act(
                            "POST /api/stories/{id}/comments",
                            "{\"field\": \"byline\", \"text\": \"Who?\"}",
                            ALL,
                            true),
                    new Act(
                            "POST /api/stories/{id}/comments/{comment}/replies",
                            "{\"text\": \"Me.\"}",
                            ALL,
                            true),
                    new Act(
                            "POST /api/stories/{id}/comments/{comment}/closings",
                            "{\"outcome\": \"resolved\"}",
                            ALL,
                            true),
                    new Act("DELETE /api/stories/{id}/comments/{comment}/closings", "", ALL, true),
                    new Act("POST /api/stories/{id}/exemptions", "{\"rule\": 1}", ALL, true),
                    new Act("DELETE /api/stories/{id}/exemptions/{rule}", "", ALL, true),
                    new Act("POST /api/house-style", STYLE_RULE, DESK, true),
                    new Act("PUT /api/house-style/{rule}", STYLE_RULE, DESK, true),
                    new Act("DELETE /api/house-style/{rule}", "", DESK, true),
                    new Act("PUT /api/stories/{id}/schedule", "{\"at\": \"LATER\"}", EDITORS, true),
                    new Act("DELETE /api/stories/{id}/schedule", "", EDITORS, true),
                    new Act("PUT /api/stories/{id}/embargo", "{\"until\": \"LATER\"}", ALL, true),
                    new Act("DELETE /api/stories/{id}/embargo", "", EDITORS, true),
                    new Act("POST /api/stories/{id}/publications", "{}", EDITORS, true),
                    new Act(
                            "POST /api/stories/{id}/corrections",
                            "{\"reason\": \"Wrong\"}",
                            DESK,
                            true),
                    new Act(
                            "POST /api/stories/{id}/clarifications",
                            "{\"reason\": \"Unclear\", \"place\": \"foot\"}",
                            DESK,
                            true),
                    new Act("POST /api/stories/{id}/undos", "{\"position\": LIVE}", EDITORS, true),
                    new Act(
                            "POST /api/stories/{id}/withdrawals",
                            "{\"reason\": \"Wrong\"}",
                            DESK,
                            true),
                    new Act("POST /api/requests/{request}/confirmations", "{}", CHIEFS, true),
                    new Act(
                            "POST /api/requests/{request}/rejections",
                            "{\"reason\": \"No such order\"}",
                            CHIEFS,
                            true),
                    new Act("POST /api/media/{id}/publications", "{}", EDITORS, true),
                    new Act(
                            "POST /api/media/{id}/corrections",
                            "{\"reason\": \"Wrong\"}",
                            DESK,
                            true),
                    new Act(
                            "POST /api/media/{id}/withdrawals",
                            "{\"reason\": \"Wrong\"}",
                            DESK,
                            true),
                    new Act(
                            "POST /api/lists",
                            "{\"name\": \"Filed\", \"shared\": true, \"search\": {}}",
                            EDITORS,
                            false),
                    new Act("POST /api/newslist", LINE, EDITORS, true),
                    new Act(
                            "PUT /api/newslist/{number}",
                            LINE.replaceFirst("\\{", "{\"version\": 1, "),
                            EDITORS,
                            true),
                    new Act("POST /api/newslist/{number}/stories", "{}", ALL, true),
                    new Act("PUT /api/fronts/{name}", "{\"stories\": []}", EDITORS, true),
                    new Act(
                            "POST /api/fronts/{name}/plans",
                            "{\"stories\": [], \"at\": \"2027-03-02T06:00:00\"}",
                            EDITORS,
                            true),
                    new Act("DELETE /api/fronts/{name}/plans/{number}", "", EDITORS, true),
                    new Act("POST /api/alerts", "{\"story\": \"ID\"}", EDITORS, true),
                    new Act("PUT /api/editions", "{\"editions\": []}", CHIEFS, true),
                    new Act("POST /api/collections", "{\"name\": \"Bridges\"}", PICTURES, false),
                    new Act("PUT /rules/alone", "", KEEPERS, false),
                    new Act("DELETE /rules/alone", "", KEEPERS, false),
                    new Act(
                            "POST /staff/invitations",
                            "{\"name\": \"New\", \"role\": \"administrator\"}",
                            KEEPERS,
                            false),
                    new Act("DELETE /staff/invitations/{number}", "", KEEPERS, false),
                    new Act("POST /staff/links", "{\"name\": \"Ada\"}", KEEPERS, false),
                    new Act(
                            "POST /staff/roles",
                            "{\"name\": \"Sam\", \"role\": \"administrator\"}",
                            KEEPERS,
                            false),
                    new Act("POST /staff/departures", "{\"name\": \"Ada\"}", KEEPERS, false),
                    new Act("POST /staff/sign-outs", "{\"name\": \"Ada\"}", KEEPERS, false));

    /// Routes that anybody on the staff may use, or that act on what is their own alone; the
    /// library's others are held to whoever brought an item in by its own tests.
    private static final Set<String> OWN =
            Set.of(
                    "POST /api/stories/{id}/watches",
                    "POST /api/stories/{id}/link-checks",
                    "DELETE /api/requests/{request}",
                    "POST /api/media",
                    "POST /api/media/fetches",
                    "PUT /api/media/{id}",
                    "PUT /api/media/{id}/crops",
                    "POST /api/media/{id}/clearances",
                    "PUT /api/media/{id}/tracks/{language}",
                    "PUT /api/collections/{collection}",
                    "PUT /api/collections/{collection}/items/{id}",
                    "DELETE /api/collections/{collection}/items/{id}",
                    "POST /api/uploads",
                    "PATCH /api/uploads/{upload}",
                    "DELETE /api/uploads/{upload}",
                    "DELETE /api/lists/{number}",
                    "POST /api/notices/readings",
                    "POST /notices/readings",
                    "POST /lists",
                    "POST /site",
                    "POST /sections",
                    "POST /topics/joins",
                    "POST /topics/partings",
                    "POST /authors/joins",
                    "POST /authors/partings",
                    "POST /pages",
                    "POST /pages/{page}",
                    "POST /pages/{page}/removals",
                    "POST /newslist/lines",
                    "POST /newslist/lines/{number}",
                    "POST /newslist/lines/{number}/stories",
                    "POST /lists/{number}/removals",
                    "POST /authorizations",
                    "POST /challenges",
                    "POST /links",
                    "POST /sessions",
                    "DELETE /sessions");

    private static final String REFUSED = "it takes";
    private static final String REFUSED_COLLECTIONS = "kept by editors";

    private Door door;
    private String picture;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        door.paper.staff.member("Ada", Role.ADMINISTRATOR);
        picture = door.shown().toString();
        door.at("/api/newslist", door.tom).post(LINE).is(201);
    }

    @AfterEach
    void close() {
        door.close();
    }

    static Routes routes(Door door) {
        return Newsroom.routes(
                door.paper.desk,
                door.paper.pictures,
                door.paper.alerts,
                door.paper.notices,
                Door.noReaders(door.paper),
                Set.of(),
                new Entrance(
                        door.paper.staff,
                        new Peers(List.of()),
                        false,
                        () -> "http://localhost",
                        Optional.empty(),
                        door.paper.clock),
                new Instruments(Vitals.none()),
                InstantSource.system());
    }

    @Test
    void everyRouteThatChangesSomethingIsInOneOfTheTables() {
        TreeSet<String> real = new TreeSet<>();
        for (Routes.Route route : routes(door).list()) {
            String name = route.method().name() + " " + route.path().getPatternString();
            if (!name.startsWith("GET ")
                    && !name.startsWith("OPTIONS ")
                    && !route.path().getPatternString().startsWith("/account")) {
                real.add(name);
            }
        }
        TreeSet<String> here = new TreeSet<>(OWN);
        ACTS.forEach(act -> here.add(act.route()));
        assertThat(here).isEqualTo(real);
    }

    @Test
    void nobodyDoesWhatTheirRoleDoesNotSay() {
        for (Role role : Role.values()) {
            Browser browser = browser(new Member("Sam " + role.word(), role));
            for (Act act : ACTS) {
                if (!act.may().contains(role)) {
                    boolean collections = act.route().contains("collections");
                    knock(browser, act)
                            .isProblem(
                                    403,
                                    "/problems#not-allowed",
                                    collections ? REFUSED_COLLECTIONS : REFUSED);
                }
            }
        }
    }

    @Test
    void whoMayIsNotRefusedForTheirRole() {
        for (Role role : Role.values()) {
            Browser browser = browser(new Member("Sam " + role.word(), role));
            for (Act act : ACTS) {
                if (act.may().contains(role) && !act.may().equals(KEEPERS)) {
                    assertThat(knock(browser, act).body())
                            .as(role + " " + act.route())
                            .doesNotContain(REFUSED, REFUSED_COLLECTIONS);
                }
            }
        }
    }

    @Test
    void nobodyWorksOutsideTheirSections() {
        Member chief = new Member("Sam", Role.CHIEF, Set.of(new Slug("science")), "");
        Browser browser = browser(chief);
        for (Act act : ACTS) {
            if (act.inSection()) {
                Reply reply = knock(browser, act);
                reply.isProblem(403, "/problems#not-allowed", "Sam works for science; ");
                assertThat(reply.text("detail")).as(act.route()).contains("Ask somebody");
            }
        }
    }

    @Test
    void aStoryIsNotMovedIntoASectionThatIsSomebodyElses() {
        Browser browser =
                browser(new Member("Sam", Role.REPORTER, Set.of(new Slug("politics")), ""));
        String path = browser.post("/api/stories", Door.STORY).is(201).header("Location");
        browser.put(
                        path,
                        Door.STORY
                                .replaceFirst("\\{", "{\"version\": 1, ")
                                .replace("Politics", "Science"))
                .isProblem(403, "/problems#not-allowed", "this story is in science");
        browser.post(
                        path + "/steps",
                        STEP.replace("dateline\"", "section\"").replace("LANMERE", "science"))
                .isProblem(403, "/problems#not-allowed", "this story is in science");
        browser.post(path + "/steps", STEP).is(200);
    }

    private Browser browser(Member member) {
        if (door.paper.staff.find(member.name()).isEmpty()) {
            door.paper.staff.member(member.name(), member.role());
            door.paper.staff.change(
                    new Member("Ada", Role.ADMINISTRATOR),
                    member.name(),
                    member.role(),
                    member.sections());
        }
        return Browser.of(door, member);
    }

    /// A fresh story for each, so that no act spoils the next.
    private Reply knock(Browser browser, Act act) {
        String[] route = act.route().split(" ");
        boolean needsLive =
                route[1].endsWith("/corrections")
                        || route[1].endsWith("/clarifications")
                        || route[1].endsWith("/undos")
                        || route[1].endsWith("/withdrawals")
                        || route[1].contains("/requests/")
                        || route[1].equals("/api/alerts");
        String story =
                (needsLive
                                ? door.published()
                                : route[1].endsWith("/publications")
                                                || route[1].endsWith("/schedule")
                                        ? door.passed()
                                        : copy(route))
                        .replace("/api/stories/", "");
        String template =
                route[1].contains("{request}")
                        ? route[1].replace("{request}", killing(story))
                        : route[1];
        String path =
                template.replace("{id}", route[1].startsWith("/api/media/") ? picture : story)
                        .replace("{name}", "politics")
                        .replace("{number}", "1")
                        .replace("{comment}", "1")
                        .replace("{rule}", "1");
        return act.body().isEmpty()
                ? browser.change(path).send(route[0], BodyPublishers.noBody())
                : browser.change(path)
                        .with("Content-Type", "application/json")
                        .send(route[0], BodyPublishers.ofString(body(act, story)));
    }

    /// The number of a request by Ines to kill a story.
    private String killing(String story) {
        return door.at("/api/stories/" + story + "/withdrawals", door.ines)
                .post("{\"reason\": \"A court says so.\", \"law\": true}")
                .is(202)
                .json()
                .path("number")
                .asString();
    }

    private String body(Act act, String story) {
        Instant later = door.paper.clock.instant().plus(1, DAYS).truncatedTo(SECONDS);
        String body = act.body().replace("ID", story).replace("LATER", later.toString());
        return body.contains("LIVE") ? body.replace("LIVE", live(story)) : body;
    }

    /// The position of what readers have.
    private String live(String story) {
        return door.at("/api/stories/" + story, door.mira)
                .get()
                .json()
                .at("/live/position")
                .asString();
    }

    private String copy(String[] route) {
        boolean needsFiled = route[1].endsWith("/passes") || route[1].endsWith("/returns");
        return needsFiled ? door.filed() : door.draft();
    }

    /// The people of the small newsroom are no administrators.
    @Test
    void anAdministratorIsOnlyWhoIsMadeOne() {
        for (Member member : List.of(Newsdesk.MIRA, Newsdesk.TOM, Newsdesk.INES)) {
            assertThat(Browser.of(door, member).load("/staff").is(200).body())
                    .doesNotContain("Invite somebody");
        }
    }
}
