package org.dateline.newsstand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestTest {
    private final Request request = new Request();

    @Test
    void aControlCharacterInAHeaderIsRefusedWhereverItStands() {
        for (int at = 0; at < 40; at++) {
            for (int character = 0; character < 256; character++) {
                byte[] head = head("a".repeat(at) + (char) character + "a".repeat(39 - at));
                boolean isControl = character < ' ' && character != '\t' || character == 127;
                assertThat(request.parse(head, 0, head.length))
                        .as("character %d at %d", character, at)
                        .isEqualTo(isControl ? -400 : head.length);
            }
        }
    }

    @Test
    void aHeadThatBreaksOffAnywhereIsWaitedFor() {
        byte[] head = head("Mozilla/5.0 (X11; Linux x86_64; rv:140.0)");
        for (int length = 1; length < head.length; length++) {
            assertThat(request.parse(head, 0, length)).as("%d bytes", length).isZero();
        }
    }

    private static byte[] head(String agent) {
        return ("GET / HTTP/1.1\r\nHost: harbour.example\r\nUser-Agent: " + agent + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
