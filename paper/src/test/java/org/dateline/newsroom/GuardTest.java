package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dateline.newsroom.Door.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final String WRONG = "dateline_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @TempDir private Path folder;

    @Test
    void everyStaffRouteNeedsAToken() {
        try (Door door = Door.open(folder)) {
            Routes routes = RightsTest.routes(door);
            for (Routes.Route route : routes.list()) {
                if (route.door() == Routes.Door.STAFF) {
                    String path = route.path().getPatternString().replaceAll("\\{\\w+}", "1");
                    Reply reply =
                            door.at(path)
                                    .send(
                                            route.method().name(),
                                            java.net.http.HttpRequest.BodyPublishers.noBody());
                    reply.isProblem(401, "/problems#no-token", "Authorization: Bearer");
                    assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer realm=");
                }
            }
        }
    }

    @Test
    void anAddressInDisguiseNeedsATokenToo() {
        try (Door door = Door.open(folder)) {
            for (String path : List.of("/%61pi/stories", "/api/nothing", "/api", "/api/")) {
                door.at(path).get().isProblem(401, "/problems#no-token", "token");
            }
        }
    }

    @Test
    void aWrongTokenIsRefusedWhateverItLooksLike() {
        try (Door door = Door.open(folder)) {
            for (String header :
                    List.of(
                            "Bearer " + WRONG,
                            "Bearer",
                            "Bearer  ",
                            "Basic dXNlcjpwYXNz",
                            door.mira,
                            "Bearer " + "x".repeat(2_000),
                            "Bearer " + door.mira.toLowerCase(java.util.Locale.ROOT))) {
                Reply reply = door.at("/api/sections").with("Authorization", header).get();
                reply.isProblem(401, "/problems#wrong-token", "not one of this paper's");
                assertThat(reply.header("WWW-Authenticate")).contains("invalid_token");
                assertThat(reply.body()).doesNotContain("dateline_");
            }
        }
    }

    @Test
    void theSchemeMayBeWrittenInLowerCase() {
        try (Door door = Door.open(folder)) {
            door.at("/api/sections").with("Authorization", "bearer " + door.mira).get().is(200);
        }
    }

    @Test
    void whoGuessesIsMadeToWaitAndOthersAreNot() {
        Settings behindProxy =
                new Settings(
                        InetAddress.getLoopbackAddress(),
                        0,
                        Optional.empty(),
                        List.of("127.0.0.1"));
        try (Door door = Door.open(folder, behindProxy, Vitals.none(), _ -> {})) {
            for (int i = 0; i < Attempts.FREE; i++) {
                guess(door, WRONG, "198.51.100.7").is(401);
            }
            Reply blocked = guess(door, WRONG, "198.51.100.7");
            blocked.isProblem(429, "/problems#too-many-attempts", "try again in");
            assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 7);
            guess(door, door.mira, "198.51.100.7").is(429);
            guess(door, door.mira, "198.51.100.8").is(200);
            guess(door, door.mira, "198.51.100.7, 198.51.100.9").is(200);
        }
    }

    private static Reply guess(Door door, String token, String from) {
        return door.at("/api/sections", token).with("X-Forwarded-For", from).get();
    }

    @Test
    void aForwardedAddressIsNotBelievedFromAnybody() {
        try (Door door = Door.open(folder)) {
            for (int i = 0; i < Attempts.FREE; i++) {
                guess(door, WRONG, "198.51.100." + i).is(401);
            }
            guess(door, WRONG, "198.51.100.99").is(429);
        }
    }

    @Test
    void metricsAreForThisMachineAndForStaff() {
        try (Door door = Door.open(folder)) {
            assertThat(door.at("/metrics").get().is(200).body()).contains("jvm_memory_used_bytes");
            door.at("/metrics").with("X-Forwarded-For", "198.51.100.7").get().is(401);
            door.at("/metrics", door.mira).with("X-Forwarded-For", "198.51.100.7").get().is(200);
        }
    }

    @Test
    void nobodyGetsACookie() {
        try (Door door = Door.open(folder)) {
            for (Reply reply :
                    List.of(
                            door.at("/").get(),
                            door.at("/api/stories").get(),
                            door.at("/api/stories", door.mira).get(),
                            door.at("/api/stories", WRONG).get())) {
                assertThat(reply.header("Set-Cookie")).isEmpty();
            }
        }
    }

    @Test
    void whatIsOpenNeedsNoToken() {
        try (Door door = Door.open(folder)) {
            for (String path :
                    List.of(
                            "/",
                            "/problems",
                            "/api/openapi.json",
                            "/health",
                            "/health/live",
                            "/health/ready")) {
                door.at(path).get().is(200);
            }
        }
    }
}
