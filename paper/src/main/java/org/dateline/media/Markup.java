package org.dateline.media;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// How XML from elsewhere is read: as a stream, without its document type, fetching nothing.
final class Markup {
    /// Raw converters write every setting as an attribute of one element of XMP.
    private static final int ATTRIBUTES = 5_000;

    private Markup() {}

    static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("jdk.xml.elementAttributeLimit", ATTRIBUTES);
        return factory;
    }

    /// Reads up to the end of the element that has just begun.
    static void skip(XMLStreamReader in) throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            open +=
                    switch (in.next()) {
                        case XMLStreamConstants.START_ELEMENT -> 1;
                        case XMLStreamConstants.END_ELEMENT -> -1;
                        default -> 0;
                    };
        }
    }
}
