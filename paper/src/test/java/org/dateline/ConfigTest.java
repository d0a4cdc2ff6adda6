package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.dateline.newsroom.Provider;
import org.dateline.notices.MailServer;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    @TempDir private Path folder;

    @Test
    void withoutAFileEverySettingHoldsItsDefault() {
        Config config = Config.read(folder, Optional.empty());

        assertThat(config.siteName()).isEqualTo("The Dateline");
        assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.readers().port()).isEqualTo(8080);
        assertThat(config.newsroom().port()).isEqualTo(8081);
        assertThat(config.newsroom().bind().isLoopbackAddress()).isTrue();
        assertThat(config.readers().tls()).isEmpty();
        assertThat(config.trustedProxies()).isEmpty();
    }

    @Test
    void settingsAreReadFromThePapersFolder() throws IOException {
        Files.writeString(folder.resolve("cert.pem"), "");
        Files.writeString(folder.resolve("key.pem"), "");
        Config config =
                read(
                        """
                        site.name = Die Fähre
                        site.url = https://News.Example/
                        site.language = de-CH
                        newsroom.zone = Asia/Shanghai
                        reader.bind = ::1
                        reader.port = 443
                        reader.tls.certificate = cert.pem
                        reader.tls.key = key.pem
                        proxies.trusted = 10.0.0.0/8, 2001:db8::7
                        """);

        assertThat(config.siteName()).isEqualTo("Die Fähre");
        assertThat(config.siteUrl()).isEqualTo("https://news.example");
        assertThat(config.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(config.readers().url(443)).startsWith("https://[").endsWith("]:443");
        assertThat(config.trustedProxies()).containsExactly("10.0.0.0/8", "2001:db8::7/128");
    }

    @Test
    void theServerForMailIsNamedWithWhatItNeeds() throws IOException {
        Files.writeString(folder.resolve("password"), "secret");
        assertThat(Config.read(folder, Optional.empty()).mail()).isEmpty();
        MailServer server =
                read("""
                                mail.host = mail.news.example
                                mail.from = newsroom@news.example
                                """)
                        .mail()
                        .orElseThrow();
        assertThat(server)
                .isEqualTo(
                        new MailServer(
                                "mail.news.example",
                                587,
                                MailServer.Tls.STARTTLS,
                                Optional.empty(),
                                "newsroom@news.example"));
        MailServer other =
                read("""
                                mail.host = localhost
                                mail.port = 465
                                mail.tls = tls
                                mail.user = paper
                                mail.password-file = password
                                mail.from = newsroom@news.example
                                """)
                        .mail()
                        .orElseThrow();
        assertThat(other.tls()).isEqualTo(MailServer.Tls.TLS);
        assertThat(other.login().orElseThrow().user()).isEqualTo("paper");
        assertThat(other.login().orElseThrow().password()).hasContent("secret");
        assertThatThrownBy(() -> read("mail.host = mail.example\nmail.user = paper\n"))
                .hasMessageContainingAll(
                        "“mail.user” and “mail.password-file” go together",
                        "“mail.host” and “mail.from” go together");
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        mail.host = localhost
                                        mail.from = The paper
                                        """))
                .hasMessageContaining("“mail.from = The paper” cannot be used");
    }

    @Test
    void whereStaffHaveAccountsElsewhereIsNamedWithWhatItNeeds() throws IOException {
        Files.writeString(folder.resolve("client"), "secret");
        assertThat(Config.read(folder, Optional.empty()).provider()).isEmpty();
        String whole = "oidc.client = newsroom\noidc.secret-file = client\n";
        Provider provider =
                read("oidc.issuer = https://accounts.example/\n" + whole).provider().orElseThrow();
        assertThat(provider.name()).isEqualTo("your organisation");
        assertThat(provider.issuer()).hasToString("https://accounts.example/");
        assertThat(provider.client()).isEqualTo("newsroom");
        assertThat(provider.secret()).hasContent("secret");
        assertThat(
                        read("oidc.issuer = http://localhost:9000\noidc.name = Harbour\n" + whole)
                                .provider()
                                .orElseThrow()
                                .name())
                .isEqualTo("Harbour");
        assertThatThrownBy(() -> read("oidc.issuer = https://accounts.example\n"))
                .hasMessageContainingAll(
                        "“oidc.issuer” and “oidc.client” go together",
                        "“oidc.issuer” and “oidc.secret-file” go together");
        for (String wrong :
                List.of("http://accounts.example", "accounts", "https://a.example/?x", "a b")) {
            assertThatThrownBy(() -> read("oidc.issuer = " + wrong + "\n" + whole))
                    .hasMessageContaining("“oidc.issuer = " + wrong + "” cannot be used");
        }
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        colour = green
                                        newsroom.zone = Atlantis
                                        reader.port = 70000
                                        newsroom.tls.key = key.pem
                                        """))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(
                        "“colour” is not a setting",
                        "“newsroom.zone = Atlantis” cannot be used",
                        "“reader.port = 70000” cannot be used",
                        "“newsroom.tls.certificate” and “newsroom.tls.key” go together");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "site.name = ",
                "site.url = news.example",
                "site.url = https://news.example/paper",
                "site.url = https://user@news.example",
                "site.language = ",
                "site.language = no such language!",
                "newsroom.zone = ",
                "reader.bind = everywhere",
                "reader.bind = face",
                "reader.bind = 999.1.1.1",
                "reader.port = ",
                "reader.port = -1",
                "mail.host = *.news.example",
                "mail.host = mail.example, other.example",
                "mail.port = 0",
                "mail.tls = ssl",
                "proxies.trusted = our-proxy",
                "proxies.trusted = 10.0.0.0/33",
                "proxies.trusted = 10.0.0.0/8/8"
            })
    void aWrongValueIsRefusedWithItsMeaning(String line) {
        assertThatThrownBy(() -> read(line + "\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“" + line.strip())
                .hasMessageContaining("cannot be used. ");
    }

    @Test
    void aFileThatIsNotTextIsOneSentence() throws IOException {
        Files.write(folder.resolve(Config.FILE), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatThrownBy(() -> Config.read(folder, Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not plain UTF-8 text");
    }

    @Test
    void aFileThatWasNamedMustBeThere() {
        Path absent = folder.resolve("absent.conf");

        assertThatThrownBy(() -> Config.read(folder, Optional.of(absent)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There are no settings at " + absent);
    }

    private Config read(String settings) throws IOException {
        Files.writeString(folder.resolve(Config.FILE), settings);
        return Config.read(folder, Optional.empty());
    }
}
