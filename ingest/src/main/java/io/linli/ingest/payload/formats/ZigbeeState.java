package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Event;
import io.linli.ingest.payload.Fault;
import io.linli.ingest.payload.Report;
import io.linli.ingest.payload.Value;
import io.linli.model.Metric;
import io.linli.model.RejectReason;
import io.linli.model.SignalKind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a device, whatever made the bridge say it. Properties that mean nothing to us (voltage,
 * illuminance, settings of the device) are passed over; they are no fault.
 */
final class ZigbeeState {
    /** What a property measures, and the value of {@code true} where it is a yes or no. */
    private record Meaning(Metric metric, double yes, double no) {
        static Meaning number(Metric metric) {
            return new Meaning(metric, Double.NaN, Double.NaN);
        }

        static Meaning state(Metric metric) {
            return new Meaning(metric, 1, 0);
        }
    }

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            Map.entry("occupancy", Meaning.state(Metric.MOTION)),
            Map.entry("presence", Meaning.state(Metric.OCCUPANCY)),
            // True is closed.
            Map.entry("contact", new Meaning(Metric.CONTACT_OPEN, 0, 1)),
            Map.entry("water_leak", Meaning.state(Metric.WATER_LEAK)),
            Map.entry("smoke", Meaning.state(Metric.SMOKE)),
            // EN 50194: a detector for homes alarms at 20 % LEL at the latest; more it does not say.
            Map.entry("gas", new Meaning(Metric.GAS_LEL, 20, 0)),
            // EN 50291: at 300 ppm within three minutes.
            Map.entry("carbon_monoxide", new Meaning(Metric.CO, 300, 0)),
            Map.entry("co", Meaning.number(Metric.CO)),
            Map.entry("sos", Meaning.state(Metric.SOS)),
            Map.entry("tamper", Meaning.state(Metric.TAMPER)),
            Map.entry("temperature", Meaning.number(Metric.TEMPERATURE)),
            Map.entry("humidity", Meaning.number(Metric.HUMIDITY)),
            Map.entry("power", Meaning.number(Metric.POWER)),
            Map.entry("energy", Meaning.number(Metric.ENERGY)),
            Map.entry("battery", Meaning.number(Metric.BATTERY)),
            Map.entry("linkquality", Meaning.number(Metric.LINK_QUALITY)));

    /** What buttons for help call their press. */
    private static final Set<String> CALLS = Set.of("emergency", "sos", "panic");

    private final String gateway;
    private final String device;
    private final List<Value> values = new ArrayList<>(4);
    private final List<Event> standing = new ArrayList<>(0);
    private final List<Fault> faults = new ArrayList<>(0);
    private @Nullable String at;
    private @Nullable Event press;

    private ZigbeeState(String gateway, String device) {
        this.gateway = gateway;
        this.device = device;
    }

    static Decoded read(JsonParser parser, String gateway, String device) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Decoded.refused(gateway, RejectReason.WRONG_SHAPE, "not an object");
        }
        return new ZigbeeState(gateway, device).read(parser);
    }

    private Decoded read(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var token = parser.nextToken();
            switch (name) {
                case "last_seen" -> at = time(parser, token);
                case "action" -> readAction(parser, token);
                case "battery_low" -> readBatteryLow(token);
                case "fall_down_status" -> readFall(parser, token);
                default -> readValue(parser, name, token);
            }
            parser.skipChildren();
        }
        // A press is not a state: two of them are two, though they look the same.
        var reports = press == null ? List.of(whole()) : List.of(whole(), Report.of(device, at, press));
        return new Decoded(gateway, reports, faults);
    }

    private Report whole() {
        return new Report(device, at, null, null, values, standing, true);
    }

    /** Text in one of two forms or milliseconds, as it is set up; null when it is not. */
    private static @Nullable String time(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            try {
                return Instant.ofEpochMilli(parser.getLongValue()).toString();
            } catch (DateTimeException | IOException e) {
                return "";
            }
        }
        return token == JsonToken.VALUE_STRING ? parser.getText() : null;
    }

    private void readAction(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING && CALLS.contains(parser.getText())) {
            press = new Event(SignalKind.SOS_PRESSED, "", Map.of("button", parser.getText()));
        }
    }

    private void readBatteryLow(JsonToken token) {
        if (token == JsonToken.VALUE_TRUE) {
            standing.add(new Event(SignalKind.BATTERY_LOW, "", Map.of()));
        }
    }

    /** Of a radar at the ceiling: none, maybe_fall, fall. */
    private void readFall(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            values.add(new Value(Metric.FALL, parser.getText().equals("fall") ? 1 : 0));
        }
    }

    private void readValue(JsonParser parser, String name, JsonToken token) throws IOException {
        var meaning = MEANINGS.get(name);
        // A property that the device has and has not told yet is null.
        if (meaning == null || token == JsonToken.VALUE_NULL) {
            return;
        }
        var metric = meaning.metric;
        var value =
                token.isNumeric() ? parser.getDoubleValue() : token == JsonToken.VALUE_TRUE ? meaning.yes : meaning.no;
        var isRight = Double.isNaN(meaning.yes) ? token.isNumeric() : token.isBoolean();
        if (!isRight) {
            var wanted = Double.isNaN(meaning.yes) ? " is not a number" : " is not true or false";
            faults.add(new Fault(RejectReason.WRONG_TYPE, device, name + wanted));
        } else if (!metric.admits(value)) {
            var detail = name + " cannot be " + value + ": " + metric.range();
            faults.add(new Fault(RejectReason.OUT_OF_RANGE, device, detail));
        } else {
            values.add(new Value(metric, value));
        }
    }
}
