package org.dateline.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.dateline.story.Refusal;

/// Makes a drawing safe to show: of SVG, shapes, text, colours and filters are kept, and whatever
/// runs, moves, loads or leads somewhere is left out. Where leaving something out would show
/// another drawing than the one that was sent, it is refused instead.
///
/// Source: the elements and attributes of SVG 2 and Filter Effects 1, less those above.
public final class SvgCleaner {
    /// The largest drawing that is taken, in bytes.
    public static final int MAX = 5 << 20;

    private static final int DEPTH = 100;
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private static final Set<String> ELEMENTS =
            words(
                    """
                    svg g defs symbol use title desc style switch
                    path rect circle ellipse line polyline polygon text tspan textPath
                    linearGradient radialGradient stop clipPath mask pattern marker filter
                    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
                    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
                    feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
                    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
                    feTurbulence
                    """);

    /// Those whose words are shown, or say how something is shown.
    private static final Set<String> SPOKEN =
            Set.of("title", "desc", "style", "text", "tspan", "textPath");

    private static final Set<String> ATTRIBUTES =
            words(
                    """
                    id class style transform viewBox preserveAspectRatio version lang role
                    x y x1 x2 y1 y2 z cx cy r rx ry fx fy fr width height d points pathLength
                    dx dy rotate textLength lengthAdjust startOffset method spacing side
                    offset gradientUnits gradientTransform spreadMethod
                    clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits
                    patternTransform markerUnits markerWidth markerHeight refX refY orient
                    filterUnits primitiveUnits in in2 result mode operator k1 k2 k3 k4 values type
                    order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha scale
                    xChannelSelector yChannelSelector stdDeviation radius surfaceScale
                    diffuseConstant specularConstant specularExponent kernelUnitLength azimuth
                    elevation pointsAtX pointsAtY pointsAtZ limitingConeAngle baseFrequency
                    numOctaves seed stitchTiles tableValues slope intercept amplitude exponent
                    alignment-baseline baseline-shift clip clip-path clip-rule color
                    color-interpolation color-interpolation-filters color-rendering direction
                    display dominant-baseline fill fill-opacity fill-rule filter flood-color
                    flood-opacity font-family font-size font-size-adjust font-stretch font-style
                    font-variant font-weight image-rendering letter-spacing lighting-color marker
                    marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity
                    overflow paint-order shape-rendering stop-color stop-opacity stroke
                    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
                    stroke-miterlimit stroke-opacity stroke-width systemLanguage text-anchor
                    text-decoration text-rendering transform-origin unicode-bidi vector-effect
                    visibility word-spacing writing-mode
                    """);

    private final XMLStreamReader in;
    private final XMLStreamWriter out;
    private final SvgReferences references = new SvgReferences();

    /// The open elements that are in what we write; empty for one that only holds others.
    private final Deque<String> open = new ArrayDeque<>();

    private SvgCleaner(XMLStreamReader in, XMLStreamWriter out) {
        this.in = in;
        this.out = out;
    }

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }

    /// The drawing, safe, in UTF-8.
    ///
    /// @throws Refusal when it is not well-formed, too large, nested too deep, drawn over and over
    ///   by references to itself, or when it shows something from elsewhere
    public static byte[] clean(byte[] svg) {
        if (svg.length > MAX) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE,
                    "The drawing is larger than %,d bytes.".formatted(MAX));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(svg.length);
        try {
            XMLStreamReader in =
                    Markup.readers().createXMLStreamReader(new ByteArrayInputStream(svg));
            XMLStreamWriter out =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            new SvgCleaner(in, out).run();
            out.close();
        } catch (XMLStreamException broken) {
            throw Refusal.invalid(
                    "The drawing is not well-formed SVG (line %d): save it again as plain SVG."
                            .formatted(
                                    broken.getLocation() == null
                                            ? 0
                                            : broken.getLocation().getLineNumber()));
        }
        return bytes.toByteArray();
    }

    private void run() throws XMLStreamException {
        in.nextTag();
        if (!in.getLocalName().equals("svg") || !SVG.equals(in.getNamespaceURI())) {
            throw Refusal.invalid("The file is not a drawing: its first element is not SVG's.");
        }
        start();
        while (!open.isEmpty()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> say();
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw Refusal.invalid(
                                "The drawing uses entities of its own: save it as plain SVG.");
                default -> {
                    // comments and instructions
                }
            }
        }
        references.check();
    }

    private void start() throws XMLStreamException {
        String name = in.getLocalName();
        boolean ours = SVG.equals(in.getNamespaceURI());
        if (open.size() >= DEPTH) {
            throw Refusal.invalid("The drawing is nested more than %d deep.".formatted(DEPTH));
        }
        if (ours && (name.equals("image") || name.equals("feImage"))) {
            throw Refusal.invalid(
                    "The drawing has a photograph in it or shows one from elsewhere: send it as PNG.");
        }
        if (ours && name.equals("a")) {
            references.open("");
            open.push("");
        } else if (ours && ELEMENTS.contains(name)) {
            write(name);
        } else {
            Markup.skip(in);
        }
    }

    private void write(String name) throws XMLStreamException {
        if (open.isEmpty()) {
            out.writeStartElement("", name, SVG);
            out.writeDefaultNamespace(SVG);
            out.writeNamespace("xlink", XLINK);
        } else {
            out.writeStartElement(name);
        }
        String id = in.getAttributeValue(null, "id");
        references.open(id == null ? "" : id);
        open.push(name);
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attribute(i);
        }
    }

    private void attribute(int i) throws XMLStreamException {
        String space = in.getAttributeNamespace(i) == null ? "" : in.getAttributeNamespace(i);
        String name = in.getAttributeLocalName(i);
        String value = in.getAttributeValue(i);
        boolean link = name.equals("href") && (space.isEmpty() || space.equals(XLINK));
        if (link && value.startsWith("#")) {
            references.to(value.substring(1));
            out.writeAttribute("xlink", XLINK, "href", value);
        } else if (space.isEmpty() && ATTRIBUTES.contains(name)) {
            SvgStyle.check(value, references);
            out.writeAttribute(name, value);
        }
    }

    private void say() throws XMLStreamException {
        String within = String.valueOf(open.peek());
        if (!SPOKEN.contains(within)) {
            return;
        }
        if (within.equals("style")) {
            SvgStyle.check(in.getText(), references);
        }
        out.writeCharacters(in.getText());
    }

    private void end() throws XMLStreamException {
        references.close();
        if (!open.pop().isEmpty()) {
            out.writeEndElement();
        }
    }
}
