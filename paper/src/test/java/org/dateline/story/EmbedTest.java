package org.dateline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which sites may be embedded, and by what name.
class EmbedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://maps.example/",
                "javascript:alert(1)",
                "data:text/html,hello",
                "//maps.example/",
                "https:///x",
                "https://user@maps.example/",
                "https://user:word@maps.example/",
                "https://maps.example;script-src *",
                "https://maps.example;/",
                "https://maps.example,evil.example/",
                "https://maps.example evil.example/",
                "https://maps.example\r\nX: y/",
                "https://*/",
                "https://*.example/",
                "https://'self'/",
                "https://地图.example/",
                "https://maps_x.example/",
                "https://maps.example\\@evil.example/",
                "https://maps.example:port/",
                "https://maps.example/ x"
            })
    void whatIsNoSecureAddressOfASiteIsRefused(String url) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new Block.Embed(url, "Title"));
    }

    @Test
    void aSiteIsNamedByItsOriginAlone() {
        assertThat(new Block.Embed("HTTPS://Maps.Example/a;b?c=d;e#f", "Title").origin())
                .contains("https://maps.example");
        assertThat(new Block.Embed("https://maps.example:443/", "Title").origin())
                .contains("https://maps.example");
        assertThat(new Block.Embed("https://maps.example:8443", "Title").origin())
                .contains("https://maps.example:8443");
        assertThat(new Block.Embed("https://xn--kpry57d.example/", "Title").origin())
                .contains("https://xn--kpry57d.example");
        assertThat(new Block.Embed("https://[::1]/", "Title").origin()).isEmpty();
        assertThat(new Block.Embed("https://maps.example:70000/", "Title").origin()).isEmpty();
    }
}
