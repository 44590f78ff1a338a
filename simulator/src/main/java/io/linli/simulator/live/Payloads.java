package io.linli.simulator.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linli.model.Json;
import io.linli.model.Reading;
import io.linli.model.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Observations in the form in which devices say them on our own topics. */
public final class Payloads {
    private static final String PREFIX = "io.linli.callbox.";

    private Payloads() {}

    /** A batch of the author's own readings and its children's. */
    public static byte[] telemetry(String author, List<Reading> readings) {
        ArrayNode batch = Json.MAPPER.createArrayNode();
        for (var reading : readings) {
            var one = batch.addObject();
            if (!reading.device().equals(author)) {
                one.put("device", reading.device());
            }
            one.put(reading.metric().id(), reading.value()).put("at", time(reading.observedAt()));
        }
        return Json.write(batch);
    }

    /** A heartbeat. */
    static byte[] state(Signal heartbeat) {
        return Json.write(Map.of("at", time(heartbeat.observedAt()), "firmware", "1.4.2"));
    }

    /** What a call box tells, as a CloudEvent. */
    static byte[] event(Signal signal) {
        return event(signal.device(), signal);
    }

    /** The same, of whom a gateway speaks for. */
    public static byte[] event(String author, Signal signal) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("specversion", "1.0")
                .put("id", signal.device() + "-" + signal.kind().id() + "-" + signal.observedAt())
                .put("source", signal.device())
                .put("type", PREFIX + signal.kind().id().replace('_', '.'))
                .put("time", time(signal.observedAt()));
        if (!signal.device().equals(author)) {
            event.put("device", signal.device());
        }
        var data = event.putObject("data");
        signal.data().forEach(data::put);
        if (!signal.ref().isEmpty()) {
            data.put("pressId", signal.ref());
        }
        return Json.write(event);
    }

    /** What the broker says for a device that is gone, or the device when it is there again. */
    public static byte[] presence(boolean isOnline) {
        return Json.write(Map.of("online", isOnline));
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
