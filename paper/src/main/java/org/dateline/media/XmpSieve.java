package org.dateline.media;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/// Takes out of an XMP packet what we show and drops the rest: editing histories of a hundred
/// thousand steps, masks, whole pictures. The library behind takes a time that grows with the
/// square of what it is given and descends as deep as it is nested, so both are bounded here. It
/// may be broken XML; then what stands before the break is taken.
final class XmpSieve {
    /// The largest packet that is looked at, in bytes.
    static final int MAX = 16 << 20;

    private static final int ELEMENTS = 5_000;
    private static final int DEPTH = 20;

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final QName ROOT = new QName(RDF, "RDF");
    private static final QName DESCRIPTION = new QName(RDF, "Description");
    private static final Set<QName> WANTED = wanted();

    private final XMLStreamReader in;
    private final XMLStreamWriter out;
    private int depth;

    /// Where the property begins that is being copied; 0 outside of one.
    private int property;

    private int elements;

    private XmpSieve(XMLStreamReader in, XMLStreamWriter out) {
        this.in = in;
        this.out = out;
    }

    private static Set<QName> wanted() {
        Set<QName> wanted = new HashSet<>();
        for (Property property : Property.values()) {
            wanted.add(qualified(property.xmp()));
            Xmp.others(property).forEach(name -> wanted.add(qualified(name)));
        }
        wanted.add(new QName(Xmp.EXIF.uri(), "GPSLatitude"));
        wanted.add(new QName(Xmp.EXIF.uri(), "GPSLongitude"));
        return wanted;
    }

    private static QName qualified(Xmp.Name name) {
        return new QName(name.space().uri(), name.local());
    }

    /// A small packet with what is wanted; empty when there is no RDF in it.
    static byte[] sieve(byte[] packet) {
        String text = rdf(text(packet));
        if (text.isEmpty()) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = writers().createXMLStreamWriter(bytes, "UTF-8");
            try {
                new XmpSieve(Markup.readers().createXMLStreamReader(new StringReader(text)), out)
                        .run();
            } catch (XMLStreamException broken) {
                // What was read so far is closed below.
            }
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException unwritable) {
            return new byte[0];
        }
        return bytes.toByteArray();
    }

    private static XMLOutputFactory writers() {
        XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, true);
        return factory;
    }

    /// The packet's own declarations are not asked: programs that copy packets get them wrong.
    private static String text(byte[] packet) {
        return new String(packet, charset(packet));
    }

    private static Charset charset(byte[] packet) {
        int angle = 0;
        while (angle < Math.min(packet.length, 100) && packet[angle] != '<') {
            angle++;
        }
        boolean before = angle > 0 && packet[angle - 1] == 0;
        boolean after = angle + 1 < packet.length && packet[angle + 1] == 0;
        if (before || after) {
            return before ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        return Charsets.fits(packet, StandardCharsets.UTF_8)
                ? StandardCharsets.UTF_8
                : Charset.forName("windows-1252");
    }

    /// The RDF alone, without characters that XML does not know.
    private static String rdf(String text) {
        int from = text.indexOf(":RDF");
        int start = text.lastIndexOf('<', from);
        if (from < 0 || start < 0) {
            return "";
        }
        // Names declared around it stay known.
        int outer =
                Math.max(text.lastIndexOf("xmpmeta", start), text.lastIndexOf("xapmeta", start));
        int opening = outer < 0 ? start : Math.max(0, text.lastIndexOf('<', outer));
        StringBuilder clean = new StringBuilder(text.length() - opening);
        for (int i = opening; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c >= 0xfffe ? ' ' : c);
        }
        return clean.toString();
    }

    private void run() throws XMLStreamException {
        do {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> open();
                case XMLStreamConstants.END_ELEMENT -> close();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> say();
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        } while (depth > 0 && elements < ELEMENTS);
    }

    private void open() throws XMLStreamException {
        QName name = in.getName();
        boolean inside = property > 0;
        boolean description = name.equals(DESCRIPTION);
        boolean frame = name.equals(ROOT) || name.getLocalPart().endsWith("meta");
        boolean taken = inside || description || frame || WANTED.contains(name);
        if (!taken || depth >= DEPTH) {
            Markup.skip(in);
            return;
        }
        depth++;
        elements++;
        if (!inside && !description && !frame) {
            property = depth;
        }
        out.writeStartElement(name.getPrefix(), name.getLocalPart(), name.getNamespaceURI());
        if (!frame) {
            attributes(property > 0);
        }
    }

    private void attributes(boolean all) throws XMLStreamException {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            QName name = in.getAttributeName(i);
            if (all || WANTED.contains(name)) {
                out.writeAttribute(
                        name.getPrefix(),
                        name.getNamespaceURI(),
                        name.getLocalPart(),
                        in.getAttributeValue(i));
            }
        }
    }

    private void say() throws XMLStreamException {
        if (property > 0) {
            out.writeCharacters(in.getText());
        }
    }

    private void close() throws XMLStreamException {
        if (property == depth) {
            property = 0;
        }
        depth--;
        out.writeEndElement();
    }
}
