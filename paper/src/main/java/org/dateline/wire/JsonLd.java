package org.dateline.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a page says about itself in JSON-LD (schema.org): the first node that is a kind of article.
/// Broken JSON counts as none.
final class JsonLd {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(60)
                                                    .maxDocumentLength(4_000_000)
                                                    .build())
                                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                                    .build())
                    .build();
    private static final Pattern ARTICLE =
            Pattern.compile(
                    "(?:\\w*Article|BlogPosting|SocialMediaPosting|Report|LiveBlogPosting|Review)$");
    private static final int MAX_NODES = 20_000;

    private JsonLd() {}

    static Optional<JsonNode> article(Document document) {
        Optional<JsonNode> best = Optional.empty();
        for (Element script : document.select("script[type*=ld+json]")) {
            for (JsonNode node : nodes(script.data())) {
                if (isArticle(node) && (best.isEmpty() || fuller(node, best.get()))) {
                    best = Optional.of(node);
                }
            }
        }
        return best;
    }

    private static boolean fuller(JsonNode one, JsonNode other) {
        return one.has("headline") && !other.has("headline")
                || one.has("articleBody") && !other.has("articleBody");
    }

    private static List<JsonNode> nodes(String json) {
        List<JsonNode> found = new ArrayList<>();
        try {
            String clean =
                    json.strip()
                            .replaceFirst("^(?://)?<!(?:--|\\[CDATA\\[)", "")
                            .replaceFirst("(?://)?(?:-->|\\]\\]>)$", "");
            Deque<JsonNode> open = new ArrayDeque<>();
            open.add(MAPPER.readTree(clean));
            while (!open.isEmpty() && found.size() < MAX_NODES) {
                JsonNode node = open.poll();
                if (node.isObject()) {
                    found.add(node);
                    for (String inner : new String[] {"@graph", "mainEntity", "mainEntityOfPage"}) {
                        if (node.has(inner)) {
                            open.add(node.get(inner));
                        }
                    }
                } else if (node.isArray()) {
                    node.forEach(open::add);
                }
            }
        } catch (JacksonException broken) {
            // a page's own data is a help, never a need
        }
        return found;
    }

    private static boolean isArticle(JsonNode node) {
        JsonNode type = node.get("@type");
        if (type == null) {
            return false;
        }
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            if (one.isString() && ARTICLE.matcher(one.stringValue()).find()) {
                return true;
            }
        }
        return false;
    }

    /// A field's text: itself, its name, or the first of several.
    static String text(JsonNode node, String field) {
        List<String> texts = texts(node.get(field));
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /// All texts of a field: strings, or the names of things.
    static List<String> texts(@Nullable JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        if (value.isArray()) {
            for (JsonNode one : value) {
                texts.addAll(one.isArray() ? List.of() : texts(one));
            }
        } else if (value.isString()) {
            add(texts, value.stringValue());
        } else if (value.isObject()) {
            JsonNode name = value.get("name");
            if (name != null && name.isString()) {
                add(texts, name.stringValue());
            } else if (name != null && name.isArray()) {
                texts.addAll(texts(name));
            }
        }
        return texts;
    }

    private static void add(List<String> texts, String text) {
        String plain = Parser.unescapeEntities(text, false);
        plain = Letters.fold(plain);
        if (!plain.isEmpty()) {
            texts.add(plain);
        }
    }
}
