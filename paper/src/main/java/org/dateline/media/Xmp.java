package org.dateline.media;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import com.adobe.internal.xmp.properties.XMPProperty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words as XMP, an RDF document that every kind of picture file can carry. Parsed and serialised
/// by Adobe's own library, which is given only what we show of a packet ([XmpSieve]).
///
/// Source: ISO 16684-1; IPTC Photo Metadata Standard 2023.2.
final class Xmp {
    static final Space DC = new Space("dc", "http://purl.org/dc/elements/1.1/");
    static final Space PHOTOSHOP = new Space("photoshop", "http://ns.adobe.com/photoshop/1.0/");
    static final Space CORE =
            new Space("Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/");
    static final Space EXTENSION =
            new Space("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/");
    static final Space RIGHTS = new Space("xmpRights", "http://ns.adobe.com/xap/1.0/rights/");
    static final Space PLUS = new Space("plus", "http://ns.useplus.org/ldf/xmp/1.0/");
    static final Space EXIF = new Space("exif", "http://ns.adobe.com/exif/1.0/");
    static final Space BASIC = new Space("xmp", "http://ns.adobe.com/xap/1.0/");

    private static final ParseOptions STRICT =
            new ParseOptions().setDisallowDoctype(true).setStrictAliasing(false);

    /// How a value is written.
    enum Form {
        /// As itself.
        TEXT,
        /// In one or more languages, one of them the default.
        LANGUAGES,
        /// Several, their order kept.
        ORDERED,
        /// Several in no order.
        SET,
        /// In a field of the first of several structures.
        IN_FIRST
    }

    /// A namespace and its usual prefix.
    record Space(String prefix, String uri) {}

    /// Where a property stands.
    ///
    /// @param field the name within the structure; empty unless the form is [Form#IN_FIRST]
    record Name(Space space, String local, Form form, String field) {
        private String path() {
            return form == Form.IN_FIRST ? local + "[1]/" + space.prefix() + ":" + field : local;
        }
    }

    /// What a packet says.
    ///
    /// @param said by its IPTC properties
    /// @param otherwise said by others that mean nearly the same
    record Packet(
            Map<Property, List<String>> said,
            Map<Property, List<String>> otherwise,
            Optional<Metadata.Gps> gps) {
        static final Packet EMPTY = new Packet(Map.of(), Map.of(), Optional.empty());
    }

    private Xmp() {}

    static Name text(Space space, String local) {
        return new Name(space, local, Form.TEXT, "");
    }

    static Name languages(Space space, String local) {
        return new Name(space, local, Form.LANGUAGES, "");
    }

    static Name ordered(Space space, String local) {
        return new Name(space, local, Form.ORDERED, "");
    }

    static Name set(Space space, String local) {
        return new Name(space, local, Form.SET, "");
    }

    static Name inFirst(Space space, String local, String field) {
        return new Name(space, local, Form.IN_FIRST, field);
    }

    /// What else names a property, the better first. Newer pictures have their place in structures.
    static List<Name> others(Property property) {
        return switch (property) {
            case CREATED -> List.of(text(EXIF, "DateTimeOriginal"), text(BASIC, "CreateDate"));
            case SUBLOCATION -> places("Sublocation");
            case CITY -> places("City");
            case STATE -> places("ProvinceState");
            case COUNTRY -> places("CountryName");
            case COUNTRY_CODE -> places("CountryCode");
            case TITLE,
                    HEADLINE,
                    CAPTION,
                    ALT,
                    EXTENDED_DESCRIPTION,
                    CAPTION_WRITER,
                    CREATORS,
                    CREDIT,
                    SOURCE,
                    COPYRIGHT,
                    USAGE_TERMS,
                    WEB_STATEMENT,
                    LICENSOR_URL,
                    DIGITAL_SOURCE_TYPE,
                    KEYWORDS,
                    PEOPLE,
                    INSTRUCTIONS,
                    JOB_ID ->
                    List.of();
        };
    }

    private static List<Name> places(String field) {
        return List.of(
                inFirst(EXTENSION, "LocationShown", field),
                inFirst(EXTENSION, "LocationCreated", field));
    }

    /// What a packet says. One that is broken says what stands before the break.
    static Packet read(byte[] packet) {
        if (packet.length == 0) {
            return Packet.EMPTY;
        }
        try {
            register();
            byte[] sieved = XmpSieve.sieve(packet);
            return sieved.length == 0
                    ? Packet.EMPTY
                    : read(XMPMetaFactory.parseFromBuffer(sieved, STRICT));
        } catch (XMPException notXmp) {
            return Packet.EMPTY;
        }
    }

    private static Packet read(XMPMeta meta) throws XMPException {
        EnumMap<Property, List<String>> said = new EnumMap<>(Property.class);
        EnumMap<Property, List<String>> otherwise = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            said.put(property, values(meta, property.xmp()));
            for (Name name : others(property)) {
                List<String> values = values(meta, name);
                if (!values.isEmpty()) {
                    otherwise.putIfAbsent(property, values);
                }
            }
        }
        return new Packet(
                said,
                otherwise,
                Places.xmp(
                        first(values(meta, text(EXIF, "GPSLatitude"))),
                        first(values(meta, text(EXIF, "GPSLongitude")))));
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// Files in the wild write lists as texts and texts as lists; both are read.
    private static List<String> values(XMPMeta meta, Name name) throws XMPException {
        XMPProperty property = meta.getProperty(name.space().uri(), name.path());
        if (property == null) {
            return List.of();
        }
        if (!property.getOptions().isArray()) {
            return property.getValue() == null ? List.of() : List.of(property.getValue());
        }
        if (name.form() == Form.LANGUAGES) {
            XMPProperty text =
                    meta.getLocalizedText(name.space().uri(), name.path(), null, "x-default");
            return text == null || text.getValue() == null ? List.of() : List.of(text.getValue());
        }
        return items(meta, name);
    }

    private static List<String> items(XMPMeta meta, Name name) throws XMPException {
        int count = meta.countArrayItems(name.space().uri(), name.path());
        List<String> items = new ArrayList<>();
        for (int i = 1; i <= Math.min(count, Property.MOST); i++) {
            XMPProperty item = meta.getArrayItem(name.space().uri(), name.path(), i);
            if (item.getValue() != null && !item.getValue().isEmpty()) {
                items.add(item.getValue());
            }
        }
        return items;
    }

    /// Writes a packet, in UTF-8.
    static byte[] write(Metadata metadata) {
        try {
            register();
            XMPMeta meta = XMPMetaFactory.create();
            for (Map.Entry<Property, List<String>> entry : metadata.said().entrySet()) {
                put(meta, entry.getKey().xmp(), entry.getValue());
            }
            if (!metadata.texts(Property.COPYRIGHT).isEmpty()) {
                meta.setPropertyBoolean(RIGHTS.uri(), "Marked", true);
            }
            return XMPMetaFactory.serializeToBuffer(
                    meta,
                    new SerializeOptions()
                            .setReadOnlyPacket(true)
                            .setUseCompactFormat(true)
                            .setIndent("")
                            .setPadding(0));
        } catch (XMPException ours) {
            throw new IllegalStateException("XMP cannot be written", ours);
        }
    }

    private static void put(XMPMeta meta, Name name, List<String> values) throws XMPException {
        String uri = name.space().uri();
        switch (name.form()) {
            case TEXT -> meta.setProperty(uri, name.local(), values.getFirst());
            case LANGUAGES ->
                    meta.setLocalizedText(uri, name.local(), null, "x-default", values.getFirst());
            case ORDERED -> append(meta, name, new PropertyOptions().setArrayOrdered(true), values);
            case SET -> append(meta, name, new PropertyOptions().setArray(true), values);
            case IN_FIRST -> {
                meta.appendArrayItem(
                        uri,
                        name.local(),
                        new PropertyOptions().setArrayOrdered(true),
                        null,
                        new PropertyOptions().setStruct(true));
                meta.setProperty(uri, name.path(), values.getFirst());
            }
        }
    }

    private static void append(XMPMeta meta, Name name, PropertyOptions list, List<String> values)
            throws XMPException {
        for (String value : values) {
            meta.appendArrayItem(name.space().uri(), name.local(), list, value, null);
        }
    }

    /// The library knows its spaces for the whole program; telling it again changes nothing.
    private static void register() throws XMPException {
        for (Space space : List.of(CORE, EXTENSION, PLUS)) {
            XMPMetaFactory.getSchemaRegistry().registerNamespace(space.uri(), space.prefix());
        }
    }
}
