package org.dateline.newsstand;

import java.util.Map;
import org.dateline.readership.Arrival;

/// By what way a reader came, as the head of their request says. Of the address of the page before,
/// only its host is looked at, where the request lies; nothing of it is kept.
final class Referrer {
    private static final int LONGEST_HOST = 253;

    /// A power of two, several times the number of names.
    private static final int SLOTS = 1 << 10;

    private static final long[] NAMES = new long[SLOTS];
    private static final Arrival[] ARRIVALS = new Arrival[SLOTS];

    /// A name stands for every host below it, unless a longer one says otherwise.
    private static final Map<Arrival, String> TABLE =
            Map.of(
                    Arrival.SEARCH,
                    """
                    google.com google.co.uk google.ie google.de google.at google.ch google.fr google.be
                    google.nl google.es google.pt google.it google.pl google.cz google.se google.no
                    google.dk google.fi google.gr google.hu google.ro google.com.tr google.com.ua
                    google.ca google.com.mx google.com.br google.com.ar google.cl google.com.co
                    google.com.au google.co.nz google.co.in google.com.pk google.com.bd google.co.id
                    google.com.sg google.com.my google.co.th google.com.vn google.com.ph google.com.hk
                    google.com.tw google.co.jp google.co.kr google.co.za google.com.ng google.co.ke
                    google.com.eg google.com.sa google.ae google.co.il google.ru
                    com.google.android.googlequicksearchbox bing.com duckduckgo.com search.yahoo.com
                    search.yahoo.co.jp ecosia.org qwant.com startpage.com search.brave.com kagi.com
                    mojeek.com swisscows.com yandex.ru yandex.com yandex.kz ya.ru baidu.com sogou.com
                    so.com m.sm.cn naver.com daum.net seznam.cz search.aol.com ask.com lite.qwant.com
                    metager.org metager.de searx.be presearch.com yep.com
                    """,
                    Arrival.SOCIAL,
                    """
                    facebook.com fb.com fb.me l.facebook.com instagram.com threads.net threads.com
                    twitter.com t.co x.com com.twitter.android linkedin.com lnkd.in
                    com.linkedin.android reddit.com redd.it com.reddit.frontpage tiktok.com
                    pinterest.com pin.it bsky.app go.bsky.app mastodon.social mastodon.online
                    mstdn.social tumblr.com vk.com ok.ru weibo.com weibo.cn zhihu.com douban.com
                    xiaohongshu.com news.ycombinator.com lobste.rs youtube.com youtu.be snapchat.com
                    quora.com com.facebook.katana
                    """,
                    Arrival.MESSENGER,
                    """
                    web.whatsapp.com whatsapp.com wa.me com.whatsapp messenger.com m.me
                    com.facebook.orca t.me web.telegram.org telegram.org org.telegram.messenger
                    signal.org org.thoughtcrime.securesms slack.com app.slack.com com.slack
                    discord.com com.discord teams.microsoft.com teams.live.com chat.google.com
                    line.me wx.qq.com mp.weixin.qq.com weixin.qq.com com.tencent.mm viber.com
                    mail.google.com com.google.android.gm outlook.live.com outlook.office.com
                    outlook.office365.com mail.yahoo.com mail.ru e.mail.ru mail.proton.me mail.aol.com
                    gmx.net web.de mail.qq.com mail.163.com
                    """);

    static {
        TABLE.forEach(
                (arrival, names) -> {
                    for (String name : names.strip().split("\\s+")) {
                        put(name, arrival);
                    }
                });
    }

    private Referrer() {}

    private static void put(String name, Arrival arrival) {
        long hash = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            hash = step(hash, name.charAt(i));
        }
        int slot = slot(hash);
        while (NAMES[slot] != 0) {
            slot = slot + 1 & SLOTS - 1;
        }
        NAMES[slot] = hash;
        ARRIVALS[slot] = arrival;
    }

    static Arrival of(Request request) {
        if (request.refererFrom < 0 || request.refererFrom == request.refererTo) {
            return silent(request);
        }
        byte[] bytes = request.bytes;
        int from = host(bytes, request.refererFrom, request.refererTo);
        int to = end(bytes, from, request.refererTo);
        if (from == to || to - from > LONGEST_HOST) {
            return Arrival.SITE;
        }
        return isHere(request, from, to) ? Arrival.WITHIN : named(bytes, from, to);
    }

    /// Where a browser sends no address, it still says whether the page before was one of ours.
    private static Arrival silent(Request request) {
        if (request.siteFrom < 0) {
            return Arrival.DIRECT;
        }
        if (request.isLowered("same-origin", request.siteFrom, request.siteTo)) {
            return Arrival.WITHIN;
        }
        return request.isLowered("cross-site", request.siteFrom, request.siteTo)
                ? Arrival.SITE
                : Arrival.DIRECT;
    }

    /// Behind the two slashes.
    private static int host(byte[] bytes, int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == ':') {
                return bytes[i + 1] == '/' && bytes[i + 2] == '/' ? i + 3 : to;
            }
        }
        return to;
    }

    private static int end(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '/' && bytes[end] != ':' && bytes[end] != '?') {
            end++;
        }
        return end;
    }

    private static boolean isHere(Request request, int from, int to) {
        byte[] bytes = request.bytes;
        int length = to - from;
        int host = request.hostFrom;
        if (host < 0 || request.hostTo - host < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lowered(bytes[from + i]) != lowered(bytes[host + i])) {
                return false;
            }
        }
        return host + length == request.hostTo || bytes[host + length] == ':';
    }

    /// Goes through the host from its end, and looks each name up that ends there.
    private static Arrival named(byte[] bytes, int from, int to) {
        Arrival found = Arrival.SITE;
        long hash = 0;
        for (int i = to - 1; i >= from; i--) {
            hash = step(hash, lowered(bytes[i]));
            if (i == from || bytes[i - 1] == '.') {
                found = look(hash, found);
            }
        }
        return found;
    }

    private static Arrival look(long hash, Arrival otherwise) {
        for (int slot = slot(hash); NAMES[slot] != 0; slot = slot + 1 & SLOTS - 1) {
            if (NAMES[slot] == hash) {
                return ARRIVALS[slot];
            }
        }
        return otherwise;
    }

    private static int lowered(byte c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }

    private static long step(long hash, int c) {
        return (hash ^ c) * 0x9E3779B97F4A7C15L + 1;
    }

    private static int slot(long hash) {
        return (int) (hash >>> 40) & SLOTS - 1;
    }
}
