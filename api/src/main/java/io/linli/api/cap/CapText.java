package io.linli.api.cap;

import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.RuleKind;
import io.linli.model.Stage;
import io.linli.model.SubjectKind;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an alert as a message of the Common Alerting Protocol 1.2. What happens in a home is Private and
 * addressed to its grid; nobody is named.
 */
final class CapText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Alert alert;
    private final @Nullable Alert before;
    private final String sender;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private CapText(Alert alert, @Nullable Alert before, String sender) throws XMLStreamException {
        this.alert = alert;
        this.before = before;
        this.sender = sender;
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    /**
     * @param before the revision that this one replaces; null for the first
     * @param sender who answers for it, without spaces or commas
     */
    static String of(Alert alert, @Nullable Alert before, String sender) {
        try {
            return new CapText(alert, before, sender).write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("alert");
        xml.writeDefaultNamespace(CapSchema.NAMESPACE);
        var name = name(alert);
        put("identifier", name.identifier());
        put("sender", name.sender());
        put("sent", name.sent());
        put("status", alert.mode() == Mode.LIVE ? "Actual" : "Test");
        put("msgType", type());
        put("source", alert.rule() + " v" + alert.version());
        scope();
        if (before != null) {
            put("references", name(before).toString());
        }
        info("zh-CN", alert.kind().title().zh(), alert.text().zh());
        info("en-GB", alert.kind().title().en(), alert.text().en());
        xml.writeEndElement();
        xml.writeEndDocument();
        return text.toString();
    }

    /** Ids hold words, digits, colons and dots alone. */
    private CapName name(Alert revision) {
        return new CapName(sender, revision.id() + "." + revision.revision(), time(revision.updatedAt()));
    }

    private String type() {
        if (!alert.isOpen()) {
            return "Cancel";
        }
        return before == null ? "Alert" : "Update";
    }

    private void scope() throws XMLStreamException {
        if (alert.subject().kind() == SubjectKind.HOME) {
            put("scope", "Private");
            put("addresses", "grid:" + alert.place().grid());
        } else {
            put("scope", "Restricted");
            put("restriction", "those who work in grid " + alert.place().grid());
        }
    }

    private void info(String language, String event, String sentence) throws XMLStreamException {
        xml.writeStartElement("info");
        put("language", language);
        put("category", category(alert.kind()));
        put("event", event);
        put("responseType", alert.isOpen() ? "Execute" : "AllClear");
        put("urgency", urgency());
        put("severity", severity(alert.level()));
        put("certainty", alert.stage() == Stage.WARNING ? "Likely" : "Observed");
        named("eventCode", "linli:kind", alert.kind().id());
        put("effective", time(alert.raisedAt()));
        put("onset", time(alert.onset()));
        put("headline", event);
        put("description", sentence);
        named("parameter", "linli:level", alert.level().name());
        area();
        xml.writeEndElement();
    }

    private void area() throws XMLStreamException {
        xml.writeStartElement("area");
        put("areaDesc", alert.place().label());
        named("geocode", "linli:grid", alert.place().grid());
        xml.writeEndElement();
    }

    private String urgency() {
        if (!alert.isOpen()) {
            return "Past";
        }
        return alert.level().compareTo(Level.II) <= 0 && alert.stage() != Stage.WARNING ? "Immediate" : "Expected";
    }

    static String severity(Level level) {
        return switch (level) {
            case I -> "Extreme";
            case II -> "Severe";
            case III -> "Moderate";
            case IV -> "Minor";
        };
    }

    private static String category(RuleKind kind) {
        return switch (kind) {
            case SOS, FALL, INACTIVITY -> "Health";
            case LIFT -> "Rescue";
            case GAS, SMOKE -> "Fire";
            case CO -> "CBRNE";
            case FLOOD, HEAT, COLD -> "Met";
            case CROWDING, DOOR_AT_NIGHT -> "Safety";
            case WATER_LEAK, POWER_OUTAGE, DEVICE -> "Infra";
        };
    }

    private String time(Instant at) {
        var zone = alert.place().zone();
        return TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone == null ? ZoneId.of("UTC") : zone));
    }

    private void put(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(readable(value));
        xml.writeEndElement();
    }

    private void named(String element, String name, String value) throws XMLStreamException {
        xml.writeStartElement(element);
        put("valueName", name);
        put("value", value);
        xml.writeEndElement();
    }

    /** What XML 1.0 cannot hold at all is left out. */
    private static String readable(String value) {
        return value.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
