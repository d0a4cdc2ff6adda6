package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a browser shows of an alert. Push services of real browsers are on the internet: here
/// DevTools hands the worker what one would.
class NotificationTest {
    private static final String SHOWN =
            """
            navigator.serviceWorker.ready.then(worker => worker.getNotifications()).then(shown =>
              shown.map(one => ({
                title: one.title, body: one.body, tag: one.tag, lang: one.lang, data: one.data,
                actions: one.actions.map(action => action.action + ': ' + action.title)
              })))
            """;

    @TempDir private Path folder;

    @BeforeAll
    static void tools() {
        Chromium.assume();
    }

    @Test
    void anAlertSaysWhatHappenedAndCanBeStoppedAtOnce() throws Exception {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Path data = Files.createDirectories(folder.resolve("paper"));
        Files.writeString(
                data.resolve(Config.FILE),
                "reader.port = 0\nreader.bind = 127.0.0.1\nnewsroom.port = 0\n");
        try (Home home = Home.take(data).orElseThrow();
                Paper paper =
                        Paper.serve(
                                home, Config.read(data, Optional.empty()), InstantSource.system());
                Devtools browser = new Devtools(profile)) {
            String origin = paper.readersUrl();
            browser.open(origin + "/saved");
            browser.tell(
                    "Browser.grantPermissions",
                    Map.of("origin", origin, "permissions", List.of("notifications")));
            assertThat(browser.run("navigator.serviceWorker.ready.then(r => r.scope)").asString(""))
                    .isEqualTo(origin + "/");
            // As the page does when somebody asks for alerts.
            boolean kept =
                    browser.run(
                                    """
                                    caches.open('words').then(words => words.put('/words',
                                      Response.json({ stop: document.querySelector('[data-alerts]').dataset.stop })))
                                      .then(() => true)
                                    """)
                            .asBoolean();
            assertThat(kept).isTrue();
            browser.tell("ServiceWorker.enable", Map.of());
            String registration =
                    browser.event("ServiceWorker.workerRegistrationUpdated")
                            .at("/registrations/0/registrationId")
                            .asString("");
            Map<String, Object> notifications = Map.of("service", "notifications");
            browser.tell("BackgroundService.startObserving", notifications);
            browser.tell(
                    "BackgroundService.setRecording",
                    Map.of("service", "notifications", "shouldRecord", true));
            browser.tell(
                    "ServiceWorker.deliverPushMessage",
                    Map.of(
                            "origin",
                            origin,
                            "registrationId",
                            registration,
                            "data",
                            "{\"title\": \"Bridge closed\", \"text\": \"Ferries run.\","
                                    + " \"path\": \"/stories/1\", \"tag\": \"alert-1\", \"lang\": \"en\"}"));
            displayed(browser);
            JsonNode shown = browser.run(SHOWN);
            assertThat(shown.size()).isEqualTo(1);
            assertThat(shown.at("/0/title").asString("")).isEqualTo("Bridge closed");
            assertThat(shown.at("/0/body").asString("")).isEqualTo("Ferries run.");
            assertThat(shown.at("/0/tag").asString("")).isEqualTo("alert-1");
            assertThat(shown.at("/0/data/path").asString("")).isEqualTo("/stories/1");
            assertThat(shown.at("/0/actions/0").asString("")).isEqualTo("stop: Stop alerts");
        }
    }

    /// Waits until the browser displays a notification. Who asks it for its notifications before
    /// that makes it forget the one it is about to display.
    private static void displayed(Devtools browser) throws Exception {
        String happened = "";
        while (!happened.equals("Notification displayed")) {
            happened =
                    browser.event("BackgroundService.backgroundServiceEventReceived")
                            .at("/backgroundServiceEvent/eventName")
                            .asString("");
        }
    }
}
