package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.staff.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in the audit log, and how it is read.
class AuditTest {
    private Door door;
    private Staff staff;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        staff = door.paper.staff;
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Browser ada() {
        staff.member("Ada Brook", Role.ADMINISTRATOR);
        return Browser.of(door, new Member("Ada Brook", Role.ADMINISTRATOR));
    }

    @Test
    void whatWasDoneStandsInTheLogWithoutSecretsAndStays() {
        Browser tom = Browser.of(door, TOM);
        String path = door.passed();
        tom.post(path + "/publications", "{}").is(201);
        List<Audit.Line> lines = staff.audit().page(Long.MAX_VALUE, "", "", 50);
        assertThat(lines.getFirst().act()).isEqualTo("publish");
        assertThat(lines.getFirst().member()).isEqualTo("Tom Ahlgren");
        assertThat(lines.getFirst().subject()).isEqualTo(path.replace("/api/stories/", "story "));
        assertThat(lines.getFirst().from()).isEqualTo("127.0.0.1");
        assertThat(lines)
                .extracting(Audit.Line::act)
                .contains("begin story", "file", "pass", "publish", "sign in", "make link");
        assertThat(lines.toString()).doesNotContain("link_").doesNotContain("session_");
        assertThat(tom.load("/audit?member=Tom+Ahlgren").body())
                .contains("publish")
                .doesNotContain("begin story");
        for (boolean changed : new boolean[] {true, false}) {
            assertThatThrownBy(() -> tampered(changed)).hasStackTraceContaining("append-only");
        }
    }

    private void tampered(boolean changed) {
        door.paper.database.change(
                transaction -> {
                    if (changed) {
                        transaction.change("update audit set member = 'Nobody'");
                    } else {
                        transaction.change("delete from audit");
                    }
                });
    }

    @Test
    void theLogIsReadPageByPage() {
        for (int i = 0; i < Audit.PAGE + 5; i++) {
            staff.credentials().refused(INES, "attempt " + i);
        }
        Browser mira = Browser.of(door, MIRA);
        String first = mira.load("/audit?member=Ines+Castellan").is(200).body();
        assertThat(first).contains("attempt 104").doesNotContain("attempt 3<").contains("Older");
        long before =
                staff.audit().page(Long.MAX_VALUE, INES.name(), "", Audit.PAGE).getLast().number();
        String second = mira.load("/audit?member=Ines+Castellan&before=" + before).is(200).body();
        assertThat(second).contains("attempt 3<").doesNotContain("attempt 104");
        mira.load("/audit?before=x").isProblem(422, "/problems#invalid", "number of a line");
    }

    @Test
    void namesShowNoMarkupOnAnyScreen() {
        String name = "<img src=x>\"&'";
        Browser ada = ada();
        ada.post(
                        "/staff/invitations",
                        "{\"name\": \"<img src=x>\\\"&'\", \"role\": \"administrator\"}")
                .is(201);
        staff.member(name, Role.ADMINISTRATOR);
        Browser odd = Browser.of(door, new Member(name, Role.ADMINISTRATOR, Set.of(), ""));
        for (String path : List.of("/account", "/staff", "/staff?name=Ada+Brook", "/audit")) {
            String page = odd.load(path).is(200).body();
            assertThat(page).as(path).doesNotContain("<img");
        }
    }
}
