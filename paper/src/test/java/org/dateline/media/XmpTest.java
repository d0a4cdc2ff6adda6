package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class XmpTest {
    private static final String NAMES =
            "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/'"
                    + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' xmlns:crs='http://ns.adobe.com/camera-raw-settings/1.0/'"
                    + " xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/' xmlns:Iptc4xmpCore='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'";

    private static String packet(String attributes, String elements) {
        return "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
                + NAMES
                + "><rdf:Description rdf:about='' "
                + attributes
                + ">"
                + elements
                + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='r'?>";
    }

    private static List<String> said(Property property, String packet, Charset charset) {
        Xmp.Packet read = Xmp.read(packet.getBytes(charset));
        List<String> said = read.said().getOrDefault(property, List.of());
        return said.isEmpty() ? read.otherwise().getOrDefault(property, List.of()) : said;
    }

    private static List<String> said(Property property, String packet) {
        return said(property, packet, StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Xmp.Packet read = Xmp.read(Xmp.write(Pictures.WORDS));
        for (Property property : Pictures.WORDS.said().keySet()) {
            assertThat(read.said()).containsEntry(property, Pictures.WORDS.texts(property));
        }
    }

    @Test
    void theDefaultLanguageIsReadOrElseTheFirst() {
        String two =
                "<dc:description><rdf:Alt><rdf:li xml:lang='de'>Hafen</rdf:li><rdf:li xml:lang='x-default'>Harbour</rdf:li></rdf:Alt></dc:description>";
        assertThat(said(Property.CAPTION, packet("", two))).containsExactly("Harbour");
        assertThat(said(Property.CAPTION, packet("", two.replace("x-default", "en"))))
                .containsExactly("Hafen");
    }

    @Test
    void aTextThatShouldBeAListAndAListThatShouldBeATextAreRead() {
        assertThat(said(Property.CREATORS, packet("dc:creator='Ada Lund'", "")))
                .containsExactly("Ada Lund");
        assertThat(
                        said(
                                Property.CREDIT,
                                packet(
                                        "",
                                        "<photoshop:Credit><rdf:Bag><rdf:li>Küstenblatt</rdf:li></rdf:Bag></photoshop:Credit>")))
                .containsExactly("Küstenblatt");
        assertThat(
                        said(
                                Property.ALT,
                                packet("Iptc4xmpCore:AltTextAccessibility='Three ferries'", "")))
                .containsExactly("Three ferries");
    }

    @Test
    void newerPicturesHaveTheirPlaceInAStructure() {
        String place =
                "<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType='Resource'><Iptc4xmpExt:City>Malmö</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>";
        assertThat(said(Property.CITY, packet("", place))).containsExactly("Malmö");
    }

    @Test
    void allWidthsOfUnicodeAndOldLatinAreRead() {
        String packet = packet("photoshop:City='Malmö'", "");
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16BE,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16,
                        StandardCharsets.ISO_8859_1)) {
            assertThat(said(Property.CITY, packet, charset))
                    .as(charset.name())
                    .containsExactly("Malmö");
        }
    }

    @Test
    void aPacketThatBreaksOffSaysWhatStandsBeforeTheBreak() {
        String packet =
                packet("", "<photoshop:City>Malmö</photoshop:City><photoshop:Credit>Küsten");
        String cut = packet.substring(0, packet.indexOf("Küsten") + 3);
        assertThat(said(Property.CITY, cut)).containsExactly("Malmö");
    }

    @Test
    void charactersThatXmlDoesNotKnowDoNotSpoilTheRest() {
        assertThat(
                        said(
                                Property.CITY,
                                packet("", "<photoshop:City>Mal\u0002mö\0</photoshop:City>")))
                .containsExactly("Mal mö ");
    }

    @Test
    void aThousandSettingsAndAHundredThousandAncestorsCostNothing() {
        String settings =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "crs:Setting" + i + "='1'")
                        .collect(Collectors.joining(" "));
        String ancestors =
                "<photoshop:DocumentAncestors><rdf:Bag>"
                        + "<rdf:li>xmp.did:0123456789</rdf:li>".repeat(100_000)
                        + "</rdf:Bag></photoshop:DocumentAncestors>";
        String packet =
                packet(
                        settings + " photoshop:City='Malmö'",
                        ancestors + "<photoshop:Credit>AL</photoshop:Credit>");
        long start = System.nanoTime();
        assertThat(said(Property.CITY, packet)).containsExactly("Malmö");
        assertThat(said(Property.CREDIT, packet)).containsExactly("AL");
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void entitiesAndFilesAreNotFollowed() {
        String packet =
                packet("", "<photoshop:City>&lol;</photoshop:City>")
                        .replace(
                                "<x:xmpmeta",
                                "<!DOCTYPE x [<!ENTITY lol SYSTEM 'file:///etc/passwd'>]><x:xmpmeta");
        assertThat(String.join("", said(Property.CITY, packet))).doesNotContain("root");
    }

    @Test
    void whatIsNoXmpSaysNothing() {
        for (String text : List.of("", "<", "no RDF", "<a:RDF", "<rdf:RDF xmlns:rdf='x'/>")) {
            assertThat(Xmp.read(text.getBytes(StandardCharsets.UTF_8)).said().values())
                    .allMatch(List::isEmpty);
        }
    }
}
