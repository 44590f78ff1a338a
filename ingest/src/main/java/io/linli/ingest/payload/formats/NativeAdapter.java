package io.linli.ingest.payload.formats;

import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Message;
import io.linli.ingest.payload.PayloadAdapter;
import io.linli.model.Device;
import io.linli.model.RejectReason;
import java.util.List;
import java.util.regex.Pattern;

/** Our own topics: {@code linli/v1/{device}/{telemetry, event, state, lwt, cmdack}}. */
public final class NativeAdapter implements PayloadAdapter {
    private static final String PREFIX = "linli/v1/";
    private static final Pattern DEVICE = Pattern.compile(Device.ID);

    @Override
    public String name() {
        return "native";
    }

    /** All below our prefix, so that a mistaken topic is seen and not lost. */
    @Override
    public List<String> topicFilters() {
        return List.of(PREFIX + "#");
    }

    @Override
    public Decoded decode(Message message) {
        var topic = message.topic();
        var slash = topic.indexOf('/', PREFIX.length());
        if (slash < 0) {
            return Decoded.refused("", RejectReason.UNKNOWN_TOPIC, Shown.name(topic));
        }
        var device = topic.substring(PREFIX.length(), slash);
        if (!DEVICE.matcher(device).matches()) {
            return Decoded.refused("", RejectReason.UNKNOWN_TOPIC, "not a device id: " + Shown.name(device));
        }
        return decode(device, topic.substring(slash + 1), message);
    }

    private static Decoded decode(String device, String kind, Message message) {
        return switch (kind) {
            case "telemetry" -> Payload.read(message, device, parser -> Telemetry.read(parser, device));
            case "state" -> Payload.read(message, device, parser -> DeviceState.read(parser, device));
            case "event" -> Payload.read(message, device, parser -> CallBoxEvent.read(parser, device));
            case "lwt" -> Payload.read(message, device, parser -> Presence.read(parser, device));
            case "cmdack" -> Payload.read(message, device, parser -> CommandAnswer.read(parser, device));
            // What ingest itself, or another, sends.
            case "cmd", "marker" -> Decoded.nothing(device);
            default -> Decoded.refused(device, RejectReason.UNKNOWN_TOPIC, Shown.name(kind));
        };
    }
}
