package org.dateline.wire;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Tells what is on a page without being seen, from an element's own attributes.
final class Hidden {
    private static final Pattern GONE =
            Pattern.compile("(?:^|[;\\s])(?:display:none|visibility:(?:hidden|collapse))");
    private static final Pattern VEILED =
            Pattern.compile(
                    "(?:^|;)(?:(?:left|top|right|bottom|text-indent|margin-left|margin-top):-\\d{3,}"
                            + "|font-size:(?:0|1px)|opacity:0(?:\\.0+)?(?:;|$)"
                            + "|(?:max-)?(?:height|width):(?:0|1px)[^;]*;(?:.*;)?overflow:hidden"
                            + "|overflow:hidden;(?:.*;)?(?:max-)?(?:height|width):(?:0|1px)"
                            + "|clip:rect\\(0)");

    private Hidden() {}

    /// Not displayed at all: menus that open, dialogs, copies for other screens.
    static boolean gone(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                        && !element.className().contains("fallback-image")
                || element.attr("aria-modal").equals("true")
                        && element.attr("role").equals("dialog")
                || GONE.matcher(style(element)).find();
    }

    /// Displayed where nobody looks: off the screen, without size, without ink.
    static boolean veiled(Element element) {
        return VEILED.matcher(style(element)).find();
    }

    private static String style(Element element) {
        String style = element.attr("style");
        if (style.isEmpty() || style.length() > 2_000) {
            return "";
        }
        return style.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").replace("!important", "");
    }
}
