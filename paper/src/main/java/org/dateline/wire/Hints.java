package org.dateline.wire;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What the names that page makers give to parts of a page say about them. They are hints: a part
/// that holds most of the page's prose is never dropped for its name.
final class Hints {
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private static final Pattern FURNITURE =
            word(
                    "ads?|adsense|advert\\w*|advertisement|adslot|adbox|agegate|alert|author-?(?:bio|box|info)|"
                            + "backtotop|banner\\w*|bio|breadcrumbs?\\w*|buttons?|buy|bottom-?bar|"
                            + "captions?|figcaption|image-?(?:credits?|descriptions?|captions?|meta)|imagedescription|photo-?(?:credits?|captions?)|wp-caption-text|"
                            + "comment(?!ary)\\w*|commentlist|consent|cookies?\\w*|copyright|credits?|"
                            + "disqus|discussion|donat\\w*|extra|feedback|foot|footer\\w*|foot-?note-?bar|gdpr|"
                            + "hatnote|infobox-nav|jump-?link\\w*|jp-relatedposts|keywords?|legal|login|loginbox|"
                            + "masthead|menu\\w*|meta-?nav|metadata|modal|more-?(?:from|on|stories|news|like)\\w*|most-?(?:read|popular|viewed)|"
                            + "nav|navbar\\w*|navi|navigation\\w*|newsletter\\w*|next|outbrain\\w*|"
                            + "pager|pagination|paging|paywall|permalink|pingback|popular\\w*|popup|post-?nav\\w*|prev|print(?:-?button|-?link)?|promo\\w*|"
                            + "rail|rating|read-?(?:more|next|also)|recent\\w*|recirc\\w*|recommend\\w*|regist\\w*|related\\w*|remark|replies|reply|respond|rss|"
                            + "search\\w*|share\\w*|sharing|sharedaddy|shoutbox|sidebar\\w*|side-?(?:bar|col|column|nav)|sign-?up|site-?(?:header|footer|info)|skip\\w*|social\\w*|sponsor\\w*|subnav|subscri\\w*|"
                            + "tabs?-?nav|taboola\\w*|tag|tags|taglist|tag-?(?:cloud|links?)|teaser\\w*|toc-?nav|toolbar|toolbox|tools|topbar|top-?nav\\w*|trackback|trending\\w*|"
                            + "userbox|utility|vote|widget\\w*|wp-?block-?(?:buttons|search|tag-cloud)");

    private static final Pattern STORY =
            word(
                    "article\\w*|articlebody|article-?text|blog|body|bodytext|body-?copy|content\\w*|copy|entry\\w*|"
                            + "hentry|main\\w*|news-?(?:text|body|content)|post|post-?(?:body|content|text)|"
                            + "story\\w*|storybody|text|texte?|txt|single|page-?content");

    private static final Pattern BYLINE =
            word(
                    "by-?line\\w*|author\\w*|dateline|writtenby|p-?author|posted-?(?:by|on)|publish\\w*|pub-?date|date|datetime|timestamp|time|dat[ae]-?(?:post|pub)\\w*|"
                            + "entry-?meta|post-?meta|article-?meta|post-?info|meta-?info|post-?date|entry-?date|byauthor|contributor\\w*|last-?updated");

    private Hints() {}

    private static Pattern word(String words) {
        return Pattern.compile("(?:^|[^a-z])(?:" + words + ")(?=$|[^a-z])");
    }

    /// Class, id and the roles an element gives itself, in lower case, words apart.
    static String names(Element element) {
        StringBuilder names = new StringBuilder();
        for (String key :
                new String[] {
                    "class",
                    "id",
                    "role",
                    "data-component",
                    "data-testid",
                    "data-module",
                    "itemprop"
                }) {
            String value = element.attr(key);
            boolean sentence = key.equals("id") && value.split("[-_]", 5).length > 4;
            if (!value.isEmpty() && value.length() < 400 && !sentence) {
                names.append(CAMEL.matcher(value).replaceAll("-")).append(' ');
            }
        }
        return names.toString().toLowerCase(Locale.ROOT);
    }

    static boolean furniture(String names) {
        return !names.isEmpty() && FURNITURE.matcher(names).find();
    }

    static boolean story(String names) {
        return !names.isEmpty() && STORY.matcher(names).find();
    }

    static boolean byline(String names) {
        return !names.isEmpty() && BYLINE.matcher(names).find();
    }
}
