package org.dateline.press;

import java.util.List;
import java.util.Map;
import org.dateline.ledger.Published;
import org.dateline.story.Section;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The parts of schema.org's description that several kinds of pages share: the house, the way to a
/// page, and how all of it is embedded.
final class HouseData {
    private static final String VOCABULARY = "https://schema.org";

    /// Which policy a standing page is, by its slug, for those who ask whether a paper has one.
    private static final Map<String, String> POLICIES =
            Map.ofEntries(
                    Map.entry("corrections", "correctionsPolicy"),
                    Map.entry("corrections-policy", "correctionsPolicy"),
                    Map.entry("diversity", "diversityPolicy"),
                    Map.entry("ethics", "ethicsPolicy"),
                    Map.entry("fact-checking", "verificationFactCheckingPolicy"),
                    Map.entry("feedback", "actionableFeedbackPolicy"),
                    Map.entry("masthead", "masthead"),
                    Map.entry("mission", "missionCoveragePrioritiesPolicy"),
                    Map.entry("ownership", "ownershipFundingInfo"),
                    Map.entry("publishing-principles", "publishingPrinciples"),
                    Map.entry("unnamed-sources", "unnamedSourcesPolicy"));

    private HouseData() {}

    static ObjectNode object() {
        return StoryJson.MAPPER.createObjectNode();
    }

    /// The house by its name and mark; whole addresses only when the site's own is known.
    static ObjectNode brief(House house) {
        ObjectNode json = object().put("@type", "NewsMediaOrganization");
        if (!house.url().isEmpty()) {
            json.put("@id", house.absolute("/#paper")).put("url", house.absolute("/"));
        }
        json.put("name", house.name());
        if (!house.url().isEmpty()) {
            json.putObject("logo")
                    .put("@type", "ImageObject")
                    .put("url", house.absolute("/icons/512.png"))
                    .put("width", 512)
                    .put("height", 512);
        }
        return json;
    }

    /// The house with the policies that stand on its pages.
    static ObjectNode whole(House house, List<Published.StandingPage> pages) {
        ObjectNode json = brief(house);
        for (Published.StandingPage page : pages) {
            String policy = POLICIES.get(page.slug().text());
            if (policy != null) {
                put(json, policy, house.absolute("/" + page.slug()));
            }
        }
        return json;
    }

    /// The site, and how to search it.
    static ObjectNode site(House house) {
        ObjectNode json = object().put("@type", "WebSite");
        json.put("@id", house.absolute("/#site")).put("url", house.absolute(house.home()));
        json.put("name", house.name()).put("inLanguage", house.language());
        json.putObject("publisher").put("@id", house.absolute("/#paper"));
        ObjectNode action = json.putObject("potentialAction").put("@type", "SearchAction");
        action.putObject("target")
                .put("@type", "EntryPoint")
                .put("urlTemplate", house.absolute(house.own("/search?q={search_term_string}")));
        action.put("query-input", "required name=search_term_string");
        return json;
    }

    /// The way from the home front to a page of a section.
    ///
    /// @param title of the page; empty when it is the section's front itself
    static ObjectNode crumbs(House house, Section section, String title, String path) {
        ObjectNode json = object().put("@type", "BreadcrumbList");
        ArrayNode list = json.putArray("itemListElement");
        step(list, house.say("crumbs.home"), house.absolute(house.home()));
        step(list, section.name(), house.absolute(house.front(section)));
        if (!title.isEmpty()) {
            step(list, title, house.absolute(path));
        }
        return json;
    }

    private static void step(ArrayNode list, String name, String url) {
        ObjectNode item = list.addObject().put("@type", "ListItem");
        item.put("position", list.size()).put("name", name).put("item", url);
    }

    static void put(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    /// Several things on one page as JSON that cannot end the element it stands in: in JSON these
    /// three occur within strings only, where an escape means the same.
    static String embedded(ObjectNode... things) {
        ObjectNode json = object().put("@context", VOCABULARY);
        ArrayNode graph = json.putArray("@graph");
        List.of(things).forEach(graph::add);
        return json.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
