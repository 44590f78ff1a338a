package io.linli.api.cap;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What somebody else warns of, such as a weather service: people are readier while it is in force.
 *
 * @param type what the message does with those that it refers to
 * @param isActual neither a test nor an exercise nor a draft
 * @param texts headline, or event, by language as it is written
 * @param grids prefixes of grid codes that it speaks of; empty where it names none
 * @param expiresAt a day after it was sent, where it does not say
 */
record Warning(
        CapName name,
        Type type,
        boolean isActual,
        Instant sentAt,
        List<CapName> references,
        String event,
        String severity,
        String urgency,
        String certainty,
        Map<String, String> texts,
        List<String> areas,
        List<String> grids,
        Instant expiresAt) {
    private static final Duration USUAL = Duration.ofDays(1);

    /** What a message does. */
    enum Type {
        ALERT,
        UPDATE,
        CANCEL,
        /** Speaks to the sender of another message, and warns of nothing. */
        ACK,
        ERROR;

        boolean isWarning() {
            return this == ALERT || this == UPDATE;
        }
    }

    /** Throws IllegalArgumentException saying what is wrong with it. */
    static Warning parse(byte[] xml) {
        return of(CapSchema.read(xml));
    }

    private static Warning of(Document document) {
        var alert = document.getDocumentElement();
        var type = Type.valueOf(need(alert, "msgType").toUpperCase(Locale.ROOT));
        var references = CapName.parse(text(alert, "references", ""));
        if (type != Type.ALERT && references.isEmpty()) {
            throw new IllegalArgumentException("references: what does not stand alone says of which message it speaks");
        }
        var infos = children(alert, "info");
        if (type.isWarning() && infos.isEmpty()) {
            throw new IllegalArgumentException("info: a warning without any says nothing");
        }
        var name = new CapName(need(alert, "sender"), need(alert, "identifier"), need(alert, "sent"));
        var sentAt = OffsetDateTime.parse(name.sent()).toInstant();
        var first = infos.isEmpty() ? alert : infos.get(0);
        return new Warning(
                name,
                type,
                need(alert, "status").equals("Actual"),
                sentAt,
                references,
                text(first, "event", ""),
                text(first, "severity", "Unknown"),
                text(first, "urgency", "Unknown"),
                text(first, "certainty", "Unknown"),
                texts(infos),
                areas(infos),
                grids(infos),
                expiry(infos, sentAt));
    }

    private static Map<String, String> texts(List<Element> infos) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (var info : infos) {
            var headline = text(info, "headline", text(info, "event", ""));
            texts.putIfAbsent(text(info, "language", "en-US"), headline);
        }
        return texts;
    }

    private static List<String> areas(List<Element> infos) {
        var areas = new TreeSet<String>();
        infos.forEach(info -> children(info, "area").forEach(area -> areas.add(need(area, "areaDesc"))));
        return List.copyOf(areas);
    }

    /** Codes of administrative divisions begin as grid codes do: 6 digits for a district, 9 for a street, and so on. */
    private static List<String> grids(List<Element> infos) {
        var grids = new TreeSet<String>();
        for (var info : infos) {
            for (var area : children(info, "area")) {
                for (var geocode : children(area, "geocode")) {
                    var value = need(geocode, "value").trim();
                    if (value.matches("[0-9]{6,15}")) {
                        grids.add(value);
                    }
                }
            }
        }
        return List.copyOf(grids);
    }

    /** It is in force for as long as any part of it. */
    private static Instant expiry(List<Element> infos, Instant sentAt) {
        return infos.stream()
                .map(info -> text(info, "expires", ""))
                .filter(expires -> !expires.isEmpty())
                .map(expires -> OffsetDateTime.parse(expires).toInstant())
                .max(Instant::compareTo)
                .orElse(sentAt.plus(USUAL));
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        var nodes = parent.getChildNodes();
        IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node instanceof Element && name.equals(node.getLocalName()))
                .forEach(node -> found.add((Element) node));
        return found;
    }

    private static String need(Element parent, String name) {
        return first(parent, name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static String text(Element parent, String name, String otherwise) {
        return first(parent, name).orElse(otherwise);
    }

    private static Optional<String> first(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .map(String::trim);
    }
}
