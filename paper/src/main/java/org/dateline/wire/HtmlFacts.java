package org.dateline.wire;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads what an HTML page says about its story: JSON-LD first, then Dublin Core and Open Graph and
/// their kin in meta tags, microdata, then what stands in the page itself.
final class HtmlFacts {
    private static final Pattern DIVIDER =
            Pattern.compile(
                    "\\s+(?:[|\\-–—\\\\/>»·•]|::|\\|\\|)\\s+|\\s*\\|\\s*|\\s*[_｜]\\s*(?=\\S{1,20}$)");

    private static final Pattern AUTHORS = Pattern.compile("author|creator|byl");

    private final Document document;
    private final ZoneId zone;
    private final Map<String, String> meta = new HashMap<>();
    private final Map<String, List<String>> authors = new HashMap<>();
    private final JsonNode article;

    private HtmlFacts(Document document, ZoneId zone) {
        this.document = document;
        this.zone = zone;
        this.article = JsonLd.article(document).orElse(JsonNodeFactory.instance.objectNode());
        for (Element tag : document.select("meta[content]")) {
            String value = Letters.fold(Parser.unescapeEntities(tag.attr("content"), false));
            String keys =
                    tag.attr("property") + " " + tag.attr("name") + " " + tag.attr("itemprop");
            if (!value.isEmpty() && value.length() <= 5_000) {
                for (String key : keys.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
                    meta.putIfAbsent(key.replace('.', ':'), value);
                    if (AUTHORS.matcher(key).find()) {
                        authors.computeIfAbsent(key.replace('.', ':'), _ -> new ArrayList<>())
                                .add(value);
                    }
                }
            }
        }
    }

    static Facts of(Document document, ZoneId zone) {
        return new HtmlFacts(document, zone).facts();
    }

    private Facts facts() {
        return new Facts(
                headline(),
                "",
                standfirst(),
                section(),
                published(),
                site(),
                url(),
                byline(),
                firstOf(JsonLd.text(article, "editor"), meta("editor", "article:editor")),
                JsonLd.text(article, "dateline"),
                language(),
                JsonLd.text(article, "articleBody"));
    }

    private String meta(String... keys) {
        for (String key : keys) {
            String value = meta.get(key);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static String firstOf(String... values) {
        for (String value : values) {
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private String headline() {
        String given =
                firstOf(
                        JsonLd.text(article, "headline"),
                        meta(
                                "dc:title",
                                "dcterms:title",
                                "og:title",
                                "twitter:title",
                                "parsely-title",
                                "weibo:article:title",
                                "sailthru:title",
                                "title"));
        return given.isEmpty() ? printed(Letters.fold(document.title())) : printed(given);
    }

    /// A title without the name of the site that titles often carry: what a heading of the page
    /// confirms, or else the longer part.
    private String printed(String title) {
        String site = firstOf(JsonLd.text(article, "publisher"), meta("og:site_name"));
        if (!site.isEmpty()) {
            for (String end : new String[] {" | ", " - ", " – ", " — ", " · ", " :: ", ": "}) {
                if (title.endsWith(end + site)) {
                    return title.substring(0, title.length() - end.length() - site.length());
                }
            }
        }
        if (!DIVIDER.matcher(title).find()) {
            return title.isEmpty() ? onlyHeading() : title;
        }
        for (Element heading : document.select("h1, h2")) {
            String text = Letters.fold(heading.text()).replaceFirst("[^\\p{L}\\p{N}]+$", "");
            if (text.length() >= 8
                    && text.length() < title.length()
                    && title.contains(text)
                    && text.length() * 5 > title.length() * 2) {
                return text;
            }
        }
        String best = "";
        for (String part : DIVIDER.split(title)) {
            best = Letters.words(part) > Letters.words(best) ? part : best;
        }
        return Letters.words(best) >= 4 ? best.strip() : title;
    }

    private String onlyHeading() {
        List<Element> headings = document.select("h1");
        return headings.size() == 1 ? Letters.fold(headings.getFirst().text()) : "";
    }

    private String standfirst() {
        String said = JsonLd.text(article, "abstract");
        return said.length() <= 3_000 ? said : "";
    }

    private String section() {
        String given =
                firstOf(
                        JsonLd.text(article, "articleSection"),
                        meta(
                                "article:section",
                                "articlesection",
                                "section",
                                "parsely-section",
                                "og:section"));
        if (!given.isEmpty()) {
            return shortName(given);
        }
        Element crumbs =
                document.selectFirst(
                        "[itemtype*=BreadcrumbList], [class*=breadcrumb i], [id*=breadcrumb i], [aria-label=breadcrumb i]");
        if (crumbs != null) {
            List<Element> links = crumbs.select("a[href]");
            if (links.size() > 1) {
                return shortName(Letters.fold(links.getLast().text()));
            }
        }
        return "";
    }

    private static String shortName(String name) {
        return name.length() <= 60 ? name : "";
    }

    private String site() {
        return firstOf(
                JsonLd.text(article, "publisher"),
                meta("og:site_name", "publisher", "dc:publisher", "application-name"),
                Hosts.of(url()));
    }

    private String url() {
        Element link = document.selectFirst("link[rel=canonical][href]");
        for (String url :
                new String[] {
                    link == null ? "" : link.attr("href").strip(),
                    meta("og:url"),
                    JsonLd.text(article, "url"),
                    JsonLd.text(article, "@id"),
                    meta("twitter:url")
                }) {
            if (url.startsWith("http://") || url.startsWith("https://")) {
                return url;
            }
        }
        return "";
    }

    private String language() {
        Element html = document.selectFirst("html");
        String said =
                firstOf(
                        html == null
                                ? ""
                                : firstOf(html.attr("lang").strip(), html.attr("xml:lang").strip()),
                        JsonLd.text(article, "inLanguage"),
                        meta("content-language", "dc:language", "og:locale", "language"));
        return said.length() <= 35 ? said.replace('_', '-') : "";
    }

    private List<String> byline() {
        Set<String> names = new LinkedHashSet<>();
        JsonLd.texts(article.get("author")).forEach(name -> names.addAll(Credits.divided(name)));
        for (String key :
                new String[] {
                    "dc:creator",
                    "dcterm:creator",
                    "parsely-author",
                    "byl",
                    "sailthru:author",
                    "author",
                    "article:author_name",
                    "article:author"
                }) {
            if (names.isEmpty()) {
                authors.getOrDefault(key, List.of())
                        .forEach(name -> names.addAll(Credits.divided(name)));
            }
        }
        if (names.isEmpty()) {
            names.addAll(marked());
        }
        return names.size() > 20 ? List.of() : List.copyOf(names);
    }

    private List<String> marked() {
        for (String where :
                new String[] {
                    "[itemprop=author] [itemprop=name]",
                    "[itemprop~=author]",
                    "a[rel=author]",
                    "[class~=(?i)^(by-?line|author-?name|byline-?name|article-?author)$]",
                    "[class*=byline i], [id*=byline i]",
                    "[class~=(?i)^author$]"
                }) {
            List<String> names = new ArrayList<>();
            for (Element element : document.select(where)) {
                String text =
                        Letters.fold(
                                element.hasAttr("content")
                                        ? element.attr("content")
                                        : element.text());
                if (!text.isEmpty() && text.length() < 120) {
                    Optional<Credits.Credit> credit = Credits.byline(text);
                    names.addAll(credit.map(Credits.Credit::names).orElseGet(() -> nameOnly(text)));
                }
                if (!names.isEmpty()) {
                    return names;
                }
            }
        }
        return List.of();
    }

    private List<String> nameOnly(String text) {
        Optional<Dates.Found> date = Dates.find(text, zone);
        String rest = date.map(found -> text.substring(0, found.from())).orElse(text).strip();
        return rest.isEmpty() || Letters.words(rest) > 12 ? List.of() : Credits.divided(rest);
    }

    private Optional<OffsetDateTime> published() {
        String given =
                firstOf(
                        JsonLd.text(article, "datePublished"),
                        meta(
                                "article:published_time",
                                "datepublished",
                                "og:published_time",
                                "parsely-pub-date",
                                "article:published",
                                "sailthru:date",
                                "publish-date",
                                "publish_date",
                                "publishdate",
                                "publication_date",
                                "pubdate",
                                "dcterms:created",
                                "dc:date",
                                "dc:date:issued",
                                "dcterms:issued",
                                "dcterms:date",
                                "date",
                                "article:created",
                                "cxenseparse:recs:publishtime",
                                "citation_publication_date",
                                "datecreated"),
                        JsonLd.text(article, "dateCreated"));
        Optional<OffsetDateTime> found = Dates.find(given, zone).map(Dates.Found::time);
        if (found.isPresent()) {
            return found;
        }
        for (String where :
                new String[] {
                    "[itemprop=datePublished]",
                    "time[pubdate]",
                    "article time[datetime]",
                    "time[datetime]",
                    "abbr.published[title]"
                }) {
            for (Element element : document.select(where)) {
                String text =
                        firstOf(
                                element.attr("datetime"),
                                element.attr("content"),
                                element.attr("title"),
                                element.text());
                found = Dates.find(text, zone).map(Dates.Found::time);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
