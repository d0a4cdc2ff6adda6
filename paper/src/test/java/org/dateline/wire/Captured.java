package org.dateline.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/// Invented pages, and short ways to read them.
final class Captured {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /// A story of the fictional town of Port Ellery, in three paragraphs.
    static final List<String> HARBOUR =
            List.of(
                    "The harbour board of Port Ellery voted on Tuesday to keep the old ferry running for"
                            + " another year, after fishermen, teachers and shopkeepers filled the hall to"
                            + " argue against its closing.",
                    "“Nobody asked us how we would get to school,” said Ines Okafor, who is fourteen and"
                            + " crosses the bay every morning. The board promised her an answer by spring.",
                    "A new boat would cost nine million, the engineers wrote, and would carry twice as many"
                            + " people in half the time; the old one needs a new engine either way.");

    private Captured() {}

    static Capture text(String text) {
        return Capture.read(text.getBytes(StandardCharsets.UTF_8), SHANGHAI);
    }

    static Capture text(String text, String charset) {
        return Capture.read(text.getBytes(Charset.forName(charset)), SHANGHAI);
    }

    static Capture html(String head, String body) {
        return text(
                "<!doctype html><html lang=\"en\"><head>"
                        + head
                        + "</head><body>"
                        + body
                        + "</body></html>");
    }

    /// The harbour story as a page with the usual furniture around it.
    static String page(String inside, String after) {
        return "<nav><ul><li><a href=/>Home</a></li><li><a href=/sport>Sport</a></li>"
                + "<li><a href=/weather>Weather</a></li></ul></nav>"
                + "<main><article><h1>Old ferry sails on for one more year</h1>"
                + "<div class=byline>By Mara Lindqvist and Tom Achebe</div>"
                + "<p>"
                + String.join("</p><p>", HARBOUR)
                + "</p>"
                + inside
                + "</article></main>"
                + "<div class=\"share-tools\"><a href=#>Share</a> <a href=#>Print</a></div>"
                + "<footer>© The Ellery Courier. All rights reserved.</footer>"
                + after;
    }
}
