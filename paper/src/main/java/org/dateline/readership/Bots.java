package org.dateline.readership;

import java.util.Set;

/// Tells programs from readers by what they call themselves (`User-Agent`). A program that calls
/// itself a browser to the letter is not found: views are a measure of interest, not an audit.
///
/// Three things give a program away. It says what it does (“crawler”, “preview”), or where to
/// complain (a URL, a domain, an address); browsers do neither. It does not begin as browsers do.
/// Or a present browser of a desk computer names a part that no browser has: since about 2016 these
/// names are frozen, while on telephones and in older browsers any maker, toolbar or app may add
/// its own.
public final class Bots {
    /// Longer than any browser's; the rest is not looked at.
    private static final int LONGEST = 512;

    private static final Words DEEDS =
            new Words(
                    listed(
                            """
                            bot/|bot;|bot |bot)|bot-|bot_|bot,|bot.|bots|robot|-bot|_bot| bot|b.o.t|\
                            crawl|spider|spyder|scrap|fetch|slurp|archiv|harvest|monitor|checker|uptime|\
                            validat|verif|preview|prefetch|prerender|feed|rss|aggregator|headless|\
                            phantomjs|selenium|playwright|puppeteer|webdriver|lighthouse|pagespeed|\
                            page speed|pingdom|scanner|contentscan|indexer|search engine|analy|audit|\
                            inspect|proxy|embedly|transcod|translationserver|screenshot|thumbnail|probe|\
                            synthetic|webhook|linkcheck|link check|deadlink|dead link|sitecheck|\
                            site check| check|test certificate|httrack|curl|wget|python|libwww|urllib|\
                            okhttp|httpclient|http client|http-client|httpagent|guzzle|axios|node-fetch|\
                            collector|extractor|parser|downloader|grabber|watcher|finder|sniff|seo-|seo/|\
                            seosite|optimizer|dataset|gpt|claude|perplexity|favicon|snippet|unfurl|\
                            expander|resolver|detector|generator|converter|+http|http:|https:|www.|@|\
                            (at)|[at]| at gmail|dot com|insights|survey|research|agent/|mediapartners|\
                            -google"""));

    private static final Words DOMAINS =
            new Words(
                    listed(
                            """
                            .com/|.com)|.com |.com;|.org/|.org)|.org |.org;|.net/|.net)|.io/|.io)|.io |\
                            .io;|.co;|.co/|.ai/|.ai)|.eu/|.ru/|.de/|.cz)|.app/|.cn/|.me/|.info/|.html"""));

    /// How agents begin that are a reader's and not of the family of Mozilla.
    private static final Words OTHER_READERS =
            new Words(
                    listed(
                            """
                            opera|dalvik|midp|browser|cfnetwork|windows mobile|docomo|nokia|blackberry|\
                            ucweb|links (|lynx|w3m|netfront|obigo|samsung-|playstation|nintendo"""));

    private static final Set<String> PARTS =
            Set.of(
                    listed(
                            """
                            AppleWebKit|Gecko|Chrome|Chromium|HeadlessChrome|Safari|Version|Mobile|\
                            Firefox|Edge|Edg|EdgW|OPR|OPX|Opera|Vivaldi|YaBrowser|Yowser|Yptp|Brave|Iron|\
                            Ubuntu|Fedora|Debian|Iceweasel|IceCat|SeaMonkey|PaleMoon|Goanna|Waterfox|\
                            Basilisk|LibreWolf|Floorp|Zen|Thunderbird|Falkon|QupZilla|QtWebEngine|Qt|\
                            qutebrowser|Konqueror|KHTML|Epiphany|Midori|Otter|Maxthon|Sleipnir|Lunascape|\
                            Whale|coc_coc_browser|Iridium|Comodo_Dragon|Dragon|CoolNovo|UBrowser|\
                            UCBrowser|QQBrowser|QQ|Core|MetaSr|SE|2.X|LBBROWSER|BIDUBrowser|2345Explorer|\
                            360SE|360EE|QIHU|TheWorld|Quark|QuarkPC|MicroMessenger|WindowsWechat|\
                            MacWechat|NetType|MiniProgramEnv|Language|XWEB|DingTalk|Electron|DuckDuckGo|\
                            Ddg|Avast|AVG|AvastSecureBrowser|CCleaner|Norton|AOL|ADG|Ecosia|Kinza|Puffin|\
                            Silk|SamsungBrowser|Slack|Teams|Discord|Atom|Arc|Orion|Camino|OmniWeb|\
                            Trident|like|WebKit|Flock|Cent|Viewer|Agency|Config|Unique|Sidekick|Wavebox|\
                            GLS|Sogou|CriOS|FxiOS|EdgiOS|GSA|Instagram|FBAV"""));

    private static final Words PLATFORM =
            new Words(
                    listed(
                            """
                            u |windows nt|macintosh|mac os x|x11|linux|bsd|cros|sunos|wow64|win64|x64|rv:|\
                            arm64|ubuntu|fedora|debian|mint|arch|wayland|touch|trident|i686|x86_64|amd64|\
                            tablet|xbox|playstation|smart-tv|web0s|webos|tizen|gentoo|suse|.net|msie|ppc|\
                            haiku"""));

    private Bots() {}

    /// Words with bars between them; a blank is part of its word.
    private static String[] listed(String words) {
        return words.split("\\|");
    }

    /// Whether an agent is a program's. An absent agent, given as the empty text, is one.
    public static boolean isBot(CharSequence userAgent) {
        String agent = userAgent.subSequence(0, Math.min(userAgent.length(), LONGEST)).toString();
        if (agent.length() < 4 || saysWhatItDoes(agent)) {
            return true;
        }
        if (!agent.startsWith("Mozilla/")) {
            return !OTHER_READERS.in(agent, 0, agent.length()) && !agent.startsWith("Safari/");
        }
        return namesADomain(agent) || compatibleWithNoBrowser(agent) || unknownPart(agent);
    }

    private static boolean saysWhatItDoes(String agent) {
        if (!DEEDS.in(agent, 0, agent.length()) && !endsWithBot(agent)) {
            return false;
        }
        // Cubot makes telephones.
        String other = agent.replace("CUBOT", "").replace("Cubot", "");
        return other.length() == agent.length() || saysWhatItDoes(other);
    }

    private static boolean endsWithBot(String agent) {
        return agent.regionMatches(true, agent.length() - 3, "bot", 0, 3);
    }

    /// A reader may come by way of another site, which then adds its name after “via”.
    private static boolean namesADomain(String agent) {
        if (agent.contains("(via ")) {
            return false;
        }
        return DOMAINS.in(agent, 0, agent.length())
                || agent.endsWith(".com")
                || agent.endsWith(".org")
                || agent.endsWith(".io");
    }

    /// Of those that call themselves compatible, only Internet Explorer and Konqueror are browsers.
    private static boolean compatibleWithNoBrowser(String agent) {
        int at = agent.indexOf("compatible; ");
        if (at < 0) {
            return false;
        }
        int name = at + "compatible; ".length();
        boolean browser =
                agent.startsWith("Konqueror", name)
                        || agent.startsWith("Windows", name)
                        || agent.startsWith("MSIE ", name) && digitAt(agent, name + 5);
        return !browser && name < agent.length() && Character.isLetter(agent.charAt(name));
    }

    private static boolean unknownPart(String agent) {
        int comment = agent.indexOf('(');
        int end = agent.indexOf(')', Math.max(0, comment));
        if (comment < 0 || end < 0 || strangeKhtml(agent)) {
            return comment >= 0 && strangeKhtml(agent);
        }
        return isDesk(agent, comment + 1)
                && present(agent)
                && (unknownPlatform(agent, comment + 1, end) || unknownProduct(agent, end + 1));
    }

    /// Every engine since KDE's writes this remark to the letter.
    private static boolean strangeKhtml(String agent) {
        int at = agent.indexOf("like Gecko");
        int after = at + "like Gecko".length();
        return at >= 0
                && after < agent.length()
                && (agent.charAt(after) == ';' || agent.charAt(after) == ',');
    }

    private static boolean isDesk(String agent, int from) {
        return agent.startsWith("Windows NT", from)
                || agent.startsWith("Macintosh", from)
                || agent.startsWith("X11", from)
                || agent.indexOf("; Windows NT 1") > 0;
    }

    /// Chrome and Firefox from version 50, and Safari from 9.
    private static boolean present(String agent) {
        return versionOf(agent, "Chrome/") >= 50
                || versionOf(agent, "Firefox/") >= 50
                || versionOf(agent, "Version/") >= 9;
    }

    private static int versionOf(String agent, String product) {
        int at = agent.indexOf(product);
        int version = 0;
        if (at >= 0) {
            for (int i = at + product.length(); digitAt(agent, i) && version < 10_000; i++) {
                version = version * 10 + agent.charAt(i) - '0';
            }
        }
        return version;
    }

    private static boolean unknownPlatform(String agent, int from, int to) {
        int at = from;
        while (at < to) {
            int end = agent.indexOf(';', at);
            end = end < 0 || end > to ? to : end;
            int start = at;
            while (start < end && agent.charAt(start) == ' ') {
                start++;
            }
            if (!isLanguage(agent, start, end) && !PLATFORM.in(agent, start, end)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    /// “en”, “en-US”, or the old letter for the strength of encryption.
    private static boolean isLanguage(String agent, int from, int to) {
        return to - from <= 2 || to - from == 5 && agent.charAt(from + 2) == '-';
    }

    private static boolean unknownProduct(String agent, int from) {
        int at = from;
        while (at < agent.length()) {
            char first = agent.charAt(at);
            if (first == '(') {
                int end = agent.indexOf(')', at);
                at = end < 0 ? agent.length() : end + 1;
            } else if (first == ' ') {
                at++;
            } else {
                int end = endOfWord(agent, at);
                int slash = agent.indexOf('/', at);
                String name = agent.substring(at, slash < 0 || slash > end ? end : slash);
                if (!PARTS.contains(name) && !digitAt(name, 0)) {
                    return true;
                }
                at = end;
            }
        }
        return false;
    }

    private static int endOfWord(String agent, int from) {
        int end = from;
        while (end < agent.length() && agent.charAt(end) != ' ' && agent.charAt(end) != '(') {
            end++;
        }
        return end;
    }

    private static boolean digitAt(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
