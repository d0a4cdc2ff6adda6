package org.dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.desk.Desk;
import org.dateline.desk.Masthead;
import org.dateline.media.Sizes;
import org.dateline.newsroom.Provider;
import org.dateline.notices.MailServer;
import org.dateline.story.Customs;
import org.dateline.story.Refusal;

/// The settings of a paper, from `dateline.conf` in its folder (`name = value`, one a line, `#`
/// begins a remark). This record is the manual: every setting stands in [Setting] with its meaning
/// and what holds when it is absent. Unknown or retired settings and wrong values are refused
/// before anything starts, all at once.
///
/// @param siteUrl the site's public address without a slash at its end; empty: where readers
///   connect
/// @param newsroomUrl the address staff open, without a slash at its end; empty: where it listens
/// @param zone of the newsroom
/// @param changes of published stories that one person may make within a minute
/// @param sizes of the files the library takes
/// @param pushServices hosts, or `*.` and what their names end in
/// @param customs of the site
/// @param mail takes the paper's mail, if it sends any
/// @param provider where staff have accounts elsewhere, if they do
/// @param written settings that stand in the file
/// @param trustedProxies networks whose word on a reader's address is taken, in CIDR form
public record Config(
        String siteName,
        String siteUrl,
        String siteLanguage,
        String newsroomUrl,
        ZoneId zone,
        Door readers,
        Door newsroom,
        List<String> trustedProxies,
        int changes,
        Sizes sizes,
        List<String> pushServices,
        Customs customs,
        Optional<MailServer> mail,
        Optional<Provider> provider,
        Set<Setting> written) {
    /// The name of the file in the paper's folder.
    public static final String FILE = "dateline.conf";

    /// Everything that can be set.
    public enum Setting {
        SITE_NAME("site.name", "The Dateline", "The paper's name, on every page."),
        SITE_URL(
                "site.url",
                "",
                "The site's public address, for example https://news.example; when empty, links"
                        + " name the address the reader port listens on."),
        SITE_LANGUAGE("site.language", "en", "Language of the paper, BCP 47."),
        SITE_OLD(
                "site.old.years",
                "1",
                "Years after which a story's page says how old the story is, 1 to 100; 0 never says"
                        + " it."),
        SITE_LICENCE(
                "site.licence",
                "",
                "Where readers ask to use a story elsewhere: a mail address or an https:// address;"
                        + " when empty, stories do not offer it."),
        NEWSROOM_URL(
                "newsroom.url",
                "",
                "The address staff open, for example https://newsroom.example, when a proxy stands"
                        + " before it; passkeys are made for it and work nowhere else. When empty,"
                        + " it is the one the newsroom port listens on."),
        ZONE("newsroom.zone", "UTC", "The newsroom's time zone, for example Asia/Shanghai."),
        READER_BIND("reader.bind", "0.0.0.0", "Address the reader port listens on."),
        READER_PORT("reader.port", "8080", "Port for readers; 0 takes a free one."),
        READER_CERTIFICATE(
                "reader.tls.certificate", "", "PEM file with the reader site's certificates."),
        READER_KEY("reader.tls.key", "", "PEM file with the key of that certificate."),
        NEWSROOM_BIND("newsroom.bind", "127.0.0.1", "Address the newsroom port listens on."),
        NEWSROOM_PORT("newsroom.port", "8081", "Port for staff; 0 takes a free one."),
        NEWSROOM_CERTIFICATE(
                "newsroom.tls.certificate", "", "PEM file with the newsroom's certificates."),
        NEWSROOM_KEY("newsroom.tls.key", "", "PEM file with the key of that certificate."),
        TRUSTED_PROXIES(
                "proxies.trusted",
                "",
                "Networks of proxies in front of the paper, for example 10.0.0.0/8, 192.0.2.7/32."),
        CHANGES(
                "desk.changes",
                "10",
                "Changes of published stories that one person may make within a minute; each"
                        + " further one waits for a second person, 1 to 10000."),
        LARGEST_PICTURE(
                "media.picture.megabytes",
                "200",
                "The largest picture or PDF the library takes, in MB, 1 to 10000."),
        LARGEST_FILM(
                "media.film.megabytes",
                "4000",
                "The largest video or recording the library takes, in MB, 1 to 100000."),
        ALERT_SERVICES(
                "alerts.services",
                "fcm.googleapis.com, updates.push.services.mozilla.com, *.notify.windows.com,"
                        + " *.push.apple.com",
                "Push services that alerts may go to, by host; *.push.example is every host below"
                        + " push.example."),
        MAIL_HOST(
                "mail.host",
                "",
                "The server that takes the paper's mail, by which staff have notices; when empty,"
                        + " the paper sends none."),
        MAIL_PORT("mail.port", "587", "The port of that server."),
        MAIL_TLS(
                "mail.tls",
                "starttls",
                "How the way to it is encrypted: starttls, tls (from the first byte, mostly on port"
                        + " 465), or none."),
        MAIL_USER("mail.user", "", "Who the paper is there; when empty, it does not sign in."),
        MAIL_PASSWORD(
                "mail.password-file", "", "File with the password of that user, and nothing else."),
        MAIL_FROM(
                "mail.from",
                "",
                "The address mails come from, for example newsroom@news.example; it goes with"
                        + " mail.host."),
        OIDC_ISSUER(
                "oidc.issuer",
                "",
                "An identity provider by which staff may sign in with accounts they have elsewhere"
                        + " (OpenID Connect): its address, for example https://accounts.example; it"
                        + " must know newsroom.url/sign-in/return as where it sends browsers back"
                        + " to. When empty, there is none."),
        OIDC_NAME("oidc.name", "your organisation", "What people call that provider."),
        OIDC_CLIENT("oidc.client", "", "What the newsroom is called there, its client id."),
        OIDC_SECRET("oidc.secret-file", "", "File with its client secret, and nothing else.");

        private final String key;
        private final String absent;
        private final String meaning;

        Setting(String key, String absent, String meaning) {
            this.key = key;
            this.absent = absent;
            this.meaning = meaning;
        }

        /// As written in the file.
        public String key() {
            return key;
        }

        /// What holds when it is not set.
        public String absent() {
            return absent;
        }

        /// One sentence for the person who sets it.
        public String meaning() {
            return meaning;
        }
    }

    /// Where people come in.
    ///
    /// @param port 0 takes a free one
    /// @param tls a PEM pair, read again when it changes; empty for plain HTTP
    public record Door(InetAddress bind, int port, Optional<Pem> tls) {
        Door at(int otherPort) {
            return new Door(bind, otherPort, tls);
        }

        /// What a browser on this machine can use.
        String url(int boundPort) {
            String host = bind.isAnyLocalAddress() ? "localhost" : bind.getHostAddress();
            String shown = host.contains(":") ? "[" + host + "]" : host;
            return (tls.isPresent() ? "https://" : "http://") + shown + ":" + boundPort;
        }
    }

    /// A certificate and its key.
    public record Pem(Path certificate, Path key) {}

    /// Reads the settings of the paper in `folder`.
    ///
    /// @param file instead of `dateline.conf` there
    /// @throws Refusal naming every setting that is unknown or wrong
    public static Config read(Path folder, Optional<Path> file) {
        Path chosen = file.orElse(folder.resolve(FILE));
        Properties properties = new Properties();
        if (Files.exists(chosen)) {
            try (var reader = Files.newBufferedReader(chosen)) {
                properties.load(reader);
            } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException broken) {
                throw Refusal.invalid("The settings in " + chosen + " are not plain UTF-8 text.");
            } catch (IOException broken) {
                throw new UncheckedIOException(
                        "The settings in " + chosen + " cannot be read", broken);
            }
        } else if (file.isPresent()) {
            throw Refusal.notFound("There are no settings at " + chosen + ".");
        }
        return new Reading(properties, chosen.toAbsolutePath()).config();
    }

    /// The settings with other ports, as given on the command line.
    public Config withPorts(Optional<Integer> readerPort, Optional<Integer> newsroomPort) {
        return new Config(
                siteName,
                siteUrl,
                siteLanguage,
                newsroomUrl,
                zone,
                readerPort.map(readers::at).orElse(readers),
                newsroomPort.map(newsroom::at).orElse(newsroom),
                trustedProxies,
                changes,
                sizes,
                pushServices,
                customs,
                mail,
                provider,
                written);
    }

    /// Whether the file says it, so that nobody else does.
    boolean says(Setting setting) {
        return written.contains(setting);
    }

    /// The host in the site's address; empty when it is not set.
    String host() {
        return siteUrl.isEmpty() ? "" : URI.create(siteUrl).getAuthority();
    }

    /// Collects every problem before it refuses.
    private static final class Reading {
        private static final Pattern HOST =
                Pattern.compile("(\\*\\.)?[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)*");

        private final Properties properties;
        private final Path file;
        private final List<String> problems = new ArrayList<>();

        Reading(Properties properties, Path file) {
            this.properties = properties;
            this.file = file;
        }

        Config config() {
            List<String> known = List.of(Setting.values()).stream().map(Setting::key).toList();
            properties.stringPropertyNames().stream()
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .forEach(name -> problems.add("“" + name + "” is not a setting."));
            Config config =
                    new Config(
                            value(Setting.SITE_NAME, Reading::name, ""),
                            value(Setting.SITE_URL, Reading::site, ""),
                            value(Setting.SITE_LANGUAGE, Reading::language, "en"),
                            value(Setting.NEWSROOM_URL, Reading::site, ""),
                            value(Setting.ZONE, ZoneId::of, ZoneId.of("UTC")),
                            door(
                                    Setting.READER_BIND,
                                    Setting.READER_PORT,
                                    Setting.READER_CERTIFICATE,
                                    Setting.READER_KEY),
                            door(
                                    Setting.NEWSROOM_BIND,
                                    Setting.NEWSROOM_PORT,
                                    Setting.NEWSROOM_CERTIFICATE,
                                    Setting.NEWSROOM_KEY),
                            value(Setting.TRUSTED_PROXIES, Reading::networks, List.of()),
                            value(Setting.CHANGES, Reading::changes, Desk.USUAL_CHANGES),
                            new Sizes(
                                    bytes(Setting.LARGEST_PICTURE, 10_000),
                                    bytes(Setting.LARGEST_FILM, 100_000)),
                            value(Setting.ALERT_SERVICES, Reading::hosts, List.of()),
                            new Customs(
                                    value(Setting.SITE_OLD, Reading::years, 0),
                                    value(Setting.SITE_LICENCE, Reading::licence, "")),
                            mail(),
                            provider(),
                            written());
            if (!problems.isEmpty()) {
                throw Refusal.invalid(
                        "The settings in %s cannot be used:%n- %s"
                                .formatted(
                                        file,
                                        String.join(System.lineSeparator() + "- ", problems)));
            }
            return config;
        }

        private Set<Setting> written() {
            return Stream.of(Setting.values())
                    .filter(setting -> properties.containsKey(setting.key()))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private String text(Setting setting) {
            return properties.getProperty(setting.key(), setting.absent()).strip();
        }

        private <T> T value(Setting setting, Function<String, T> parsing, T otherwise) {
            String text = text(setting);
            try {
                return parsing.apply(text);
            } catch (IllegalArgumentException | DateTimeException | Refusal wrong) {
                problems.add(
                        "“%s = %s” cannot be used. %s"
                                .formatted(setting.key(), text, setting.meaning()));
                return otherwise;
            }
        }

        private Door door(Setting bind, Setting port, Setting certificate, Setting key) {
            boolean pair = text(certificate).isEmpty() == text(key).isEmpty();
            if (!pair) {
                problems.add(
                        "“%s” and “%s” go together: set both or neither."
                                .formatted(certificate.key(), key.key()));
            }
            Optional<Pem> tls =
                    pair && !text(key).isEmpty()
                            ? Optional.of(new Pem(file(certificate), file(key)))
                            : Optional.empty();
            return new Door(
                    value(bind, Reading::address, InetAddress.getLoopbackAddress()),
                    value(port, Reading::port, 0),
                    tls);
        }

        private Optional<MailServer> mail() {
            String host = value(Setting.MAIL_HOST, Reading::host, "");
            int port = value(Setting.MAIL_PORT, Reading::mailPort, 587);
            MailServer.Tls tls =
                    value(Setting.MAIL_TLS, MailServer.Tls::of, MailServer.Tls.STARTTLS);
            String from = text(Setting.MAIL_FROM);
            together(Setting.MAIL_USER, Setting.MAIL_PASSWORD);
            together(Setting.MAIL_HOST, Setting.MAIL_FROM);
            boolean isWhole =
                    text(Setting.MAIL_USER).isEmpty() == text(Setting.MAIL_PASSWORD).isEmpty();
            if (host.isEmpty() || from.isEmpty() || !isWhole) {
                return Optional.empty();
            }
            Optional<MailServer.Login> login =
                    text(Setting.MAIL_USER).isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new MailServer.Login(
                                            text(Setting.MAIL_USER), file(Setting.MAIL_PASSWORD)));
            return value(
                    Setting.MAIL_FROM,
                    address -> Optional.of(new MailServer(host, port, tls, login, address)),
                    Optional.empty());
        }

        private Optional<Provider> provider() {
            together(Setting.OIDC_ISSUER, Setting.OIDC_CLIENT);
            together(Setting.OIDC_ISSUER, Setting.OIDC_SECRET);
            String client = text(Setting.OIDC_CLIENT);
            if (client.isEmpty() || text(Setting.OIDC_SECRET).isEmpty()) {
                return Optional.empty();
            }
            Path secret = file(Setting.OIDC_SECRET);
            String name = value(Setting.OIDC_NAME, Reading::name, "");
            return value(
                    Setting.OIDC_ISSUER,
                    text ->
                            text.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(new Provider(name, issuer(text), client, secret)),
                    Optional.empty());
        }

        /// It is compared letter by letter with what the provider calls itself, so nothing of it is
        /// made tidy.
        private static URI issuer(String text) {
            URI issuer = URI.create(text);
            boolean isHere = "localhost".equals(issuer.getHost());
            boolean isKept =
                    "https".equals(issuer.getScheme())
                            || ("http".equals(issuer.getScheme()) && isHere);
            boolean isPlain = issuer.getQuery() == null && issuer.getFragment() == null;
            if (!isKept || !isPlain || issuer.getHost() == null) {
                throw new IllegalArgumentException(text);
            }
            return issuer;
        }

        private void together(Setting one, Setting other) {
            if (text(one).isEmpty() != text(other).isEmpty()) {
                problems.add(
                        "“%s” and “%s” go together: set both or neither."
                                .formatted(one.key(), other.key()));
            }
        }

        private static String host(String text) {
            if (hosts(text).size() > 1 || text.contains("*")) {
                throw new IllegalArgumentException(text);
            }
            return text;
        }

        private static int mailPort(String text) {
            int port = port(text);
            if (port == 0) {
                throw new IllegalArgumentException(text);
            }
            return port;
        }

        private static int changes(String text) {
            int changes = Integer.parseInt(text);
            if (changes < 1 || changes > 10_000) {
                throw new IllegalArgumentException(text);
            }
            return changes;
        }

        private static int years(String text) {
            return new Customs(Integer.parseInt(text), "").oldYears();
        }

        private static String licence(String text) {
            return new Customs(0, text).licence();
        }

        private Path file(Setting setting) {
            return value(
                    setting,
                    text -> {
                        Path path = file.resolveSibling(text);
                        if (!Files.isReadable(path)) {
                            throw Refusal.notFound(path + " cannot be read.");
                        }
                        return path;
                    },
                    file);
        }

        /// @param most megabytes
        private long bytes(Setting setting, int most) {
            return value(setting, text -> megabytes(text, most), 1) * 1_000_000L;
        }

        private static int megabytes(String text, int most) {
            int megabytes = Integer.parseInt(text);
            if (megabytes < 1 || megabytes > most) {
                throw new IllegalArgumentException(text);
            }
            return megabytes;
        }

        private static String name(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a paper has a name");
            }
            return text;
        }

        private static String site(String text) {
            return Masthead.url(text);
        }

        private static String language(String text) {
            // What is not well-formed is cut off here without a word.
            String tag = Locale.forLanguageTag(text).toLanguageTag();
            if (!tag.equalsIgnoreCase(text)) {
                throw new IllegalArgumentException(text);
            }
            return tag;
        }

        private static InetAddress address(String text) {
            return text.equals("localhost")
                    ? InetAddress.getLoopbackAddress()
                    : InetAddress.ofLiteral(text);
        }

        private static int port(String text) {
            int port = Integer.parseInt(text);
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(text);
            }
            return port;
        }

        private static List<String> hosts(String text) {
            List<String> hosts = text.isEmpty() ? List.of() : List.of(text.split("[,\\s]+"));
            for (String host : hosts) {
                if (!HOST.matcher(host).matches()) {
                    throw new IllegalArgumentException(host);
                }
            }
            return hosts;
        }

        private static List<String> networks(String text) {
            if (text.isEmpty()) {
                return List.of();
            }
            return List.of(text.split("[,\\s]+")).stream().map(Reading::network).toList();
        }

        private static String network(String text) {
            String[] parts = text.split("/", -1);
            int bits = address(parts[0]).getAddress().length * 8;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (parts.length > 2 || prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException(text);
            }
            return parts[0] + "/" + prefix;
        }
    }
}
