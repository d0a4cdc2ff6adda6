package org.dateline.newsroom;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.dateline.staff.Session;
import org.springframework.security.web.csrf.CsrfToken;

/// What every screen of the newsroom has in common: its frame, and what browsers are told to allow.
final class Screens {
    static final HtmlInterceptor ASIS = new AsIs();

    /// What of a request says whether one person makes the paper.
    static final String ALONE = "alone";

    /// What of a request says how many notices its member has not read.
    static final String UNREAD = "unread";

    /// The content security policy of a screen: nothing but our own files.
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " media-src 'self'; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private static final String HTML = "text/html; charset=utf-8";

    private Screens() {}

    /// Who sits in front of it.
    static Desktop desktop(Call call) {
        String csrf =
                call.request().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                        ? token.getToken()
                        : "";
        return call.member()
                .map(
                        member ->
                                new Desktop(
                                        member.name(),
                                        member.role().word(),
                                        member.role().rightWords(),
                                        csrf,
                                        keyless(call),
                                        Boolean.TRUE.equals(call.request().getAttribute(ALONE)),
                                        unread(call)))
                .orElseGet(() -> new Desktop("", "", "", csrf, false, false, 0));
    }

    private static int unread(Call call) {
        return call.request().getAttribute(UNREAD) instanceof Integer count ? count : 0;
    }

    private static boolean keyless(Call call) {
        return call.badge().flatMap(Badge::session).filter(Session::keyless).isPresent();
    }

    static Answer page(String policy, Consumer<OwaspHtmlTemplateOutput> template) {
        Utf8ByteOutput page = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(page));
        Map<String, String> headers = Map.of("Content-Security-Policy", policy);
        return new Answer(200, HTML, headers, page.toByteArray());
    }

    static Answer script(byte[] script) {
        return new Answer(200, "text/javascript; charset=utf-8", Map.of(), script);
    }

    static Answer style(byte[] style) {
        return new Answer(200, "text/css; charset=utf-8", Map.of(), style);
    }

    /// A file of the jar, in its folder `newsroom`.
    static byte[] read(String name) {
        try (InputStream in = Screens.class.getResourceAsStream("/newsroom/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks newsroom/" + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The script of the pages that are about staff themselves.
    static final class Files {
        private final byte[] script = read("access.js");

        Answer script(Call call) {
            return Screens.script(script);
        }
    }

    /// jte asks at every form; scripts send what these hold, with the token from the page.
    private static final class AsIs implements HtmlInterceptor {
        @Override
        public void onHtmlTagOpened(
                String tag, Map<String, Object> attributes, TemplateOutput out) {}

        @Override
        public void onHtmlTagClosed(String tag, TemplateOutput out) {}
    }
}
