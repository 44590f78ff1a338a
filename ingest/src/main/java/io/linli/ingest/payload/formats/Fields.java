package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.linli.ingest.payload.Event;
import io.linli.ingest.payload.Fault;
import io.linli.ingest.payload.Report;
import io.linli.ingest.payload.Value;
import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one object of values: each is a value, says whose and when it is, or is a fault of its own. */
final class Fields {
    private final List<Value> values = new ArrayList<>(2);
    private final List<Fault> faults = new ArrayList<>(0);
    private String device;
    private @Nullable String at;
    private @Nullable Long sequence;

    /** What a text means that is no value, where the format has such; false when nothing. */
    interface Words {
        boolean take(String name, String text);
    }

    Fields(String author) {
        this.device = author;
    }

    /** Stands on the object's beginning before and on its end after. */
    void read(JsonParser parser, Words words) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var token = parser.nextToken();
            switch (name) {
                case "at" -> readAt(parser, token);
                case "seq" -> readSequence(parser, token);
                case "device" -> readDevice(parser, token);
                default -> readValue(parser, name, token, words);
            }
            parser.skipChildren();
        }
    }

    Report report(List<Event> events) {
        return device.isEmpty()
                ? new Report("", at, sequence, null, List.of(), List.of())
                : new Report(device, at, sequence, null, values, events);
    }

    String device() {
        return device;
    }

    List<Fault> faults() {
        return faults;
    }

    private void readAt(JsonParser parser, JsonToken token) throws IOException {
        // Whatever it is, the clock's rules say what is wrong with it: the values are good for all that.
        at = token.isScalarValue() ? parser.getText() : "";
    }

    private void readSequence(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            sequence = parser.getLongValue();
        } else {
            fault(RejectReason.WRONG_TYPE, "seq is not a whole number");
        }
    }

    private void readDevice(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING && parser.getText().matches(Device.ID)) {
            device = parser.getText();
        } else {
            // Its values would be taken for the author's own.
            fault(RejectReason.WRONG_TYPE, "device is not a device id");
            device = "";
        }
    }

    private void readValue(JsonParser parser, String name, JsonToken token, Words words) throws IOException {
        if (token == JsonToken.VALUE_STRING && words.take(name, parser.getText())) {
            return;
        }
        var metric = Metric.of(name).orElse(null);
        if (metric == null) {
            fault(RejectReason.UNKNOWN_METRIC, Shown.name(name));
        } else if (token.isNumeric()) {
            readNumber(metric, parser.getDoubleValue());
        } else if (token.isBoolean() && metric.isState()) {
            values.add(new Value(metric, token == JsonToken.VALUE_TRUE ? 1 : 0));
        } else {
            fault(RejectReason.WRONG_TYPE, name + " is not a number" + (metric.isState() ? ", true or false" : ""));
        }
    }

    private void readNumber(Metric metric, double value) {
        if (metric.admits(value)) {
            values.add(new Value(metric, value));
        } else {
            fault(RejectReason.OUT_OF_RANGE, metric.id() + " cannot be " + value + ": " + metric.range());
        }
    }

    private void fault(RejectReason reason, String detail) {
        faults.add(new Fault(reason, device, detail));
    }
}
