package org.dateline.press;

import java.nio.charset.StandardCharsets;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a device needs to know to install the paper (W3C, Web Application Manifest).
final class Manifest {
    private static final int SHORT = 12; // characters a home screen surely shows

    private Manifest() {}

    static byte[] of(House house) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("id", house.home())
                .put("name", house.name())
                .put("short_name", brief(house.name()));
        json.put("lang", house.language()).put("dir", house.direction());
        json.put("start_url", house.home()).put("scope", "/").put("display", "standalone");
        json.put("background_color", "#fdfcfa").put("theme_color", "#fdfcfa");
        json.putArray("categories").add("news");
        ArrayNode icons = json.putArray("icons");
        for (int width : new int[] {192, 512}) {
            icon(icons, width, "", "any");
            icon(icons, width, "maskable-", "maskable");
        }
        json.putArray("shortcuts")
                .addObject()
                .put("name", house.say("saved.title"))
                .put("url", house.own("/saved"));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void icon(ArrayNode icons, int width, String kind, String purpose) {
        icons.addObject()
                .put("src", "/icons/" + kind + width + ".png")
                .put("sizes", width + "x" + width)
                .put("type", "image/png")
                .put("purpose", purpose);
    }

    /// The name, or as many of its words as there is room for; “The” first of all gives way.
    private static String brief(String name) {
        String plain = name.startsWith("The ") ? name.substring(4) : name;
        if (plain.length() <= SHORT) {
            return plain;
        }
        int cut = plain.lastIndexOf(' ', SHORT);
        return cut > 0
                ? plain.substring(0, cut)
                : plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, SHORT)));
    }
}
