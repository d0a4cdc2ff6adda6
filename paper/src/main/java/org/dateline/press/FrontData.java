package org.dateline.press;

import java.util.List;
import org.dateline.ledger.Published;
import org.dateline.story.Section;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A front described for machines: what stands on it, in its order. Nothing is said while the
/// site's own address is unknown, since such a list is one of whole addresses.
final class FrontData {
    private FrontData() {}

    static String home(House house, List<Card> cards, List<Published.StandingPage> pages) {
        if (house.url().isEmpty()) {
            return "";
        }
        return HouseData.embedded(
                HouseData.site(house),
                HouseData.whole(house, pages),
                collection(house, house.home(), house.name(), cards));
    }

    static String section(House house, Section section, List<Card> cards) {
        if (house.url().isEmpty()) {
            return "";
        }
        String path = house.front(section);
        return HouseData.embedded(
                collection(house, path, section.name(), cards),
                HouseData.crumbs(house, section, "", path));
    }

    /// @param path of the page
    static String list(House house, String path, String name, List<Card> cards) {
        return house.url().isEmpty()
                ? ""
                : HouseData.embedded(collection(house, path, name, cards));
    }

    private static ObjectNode collection(House house, String path, String name, List<Card> cards) {
        ObjectNode json = HouseData.object().put("@type", "CollectionPage");
        json.put("url", house.absolute(path)).put("name", name);
        json.put("inLanguage", house.language());
        json.putObject("isPartOf").put("@id", house.absolute("/#site"));
        ObjectNode list = json.putObject("mainEntity").put("@type", "ItemList");
        list.put("numberOfItems", cards.size());
        ArrayNode items = list.putArray("itemListElement");
        for (Card card : cards) {
            items.addObject()
                    .put("@type", "ListItem")
                    .put("position", items.size())
                    .put("url", house.absolute(card.path()));
        }
        return json;
    }
}
