package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Event;
import io.linli.ingest.payload.Report;
import io.linli.model.RejectReason;
import io.linli.model.SignalKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a call box says, as a CloudEvent 1.0 whose type is {@code io.linli.callbox.sos.pressed} and the like. */
final class CallBoxEvent {
    private static final String PREFIX = "io.linli.callbox.";

    /** Those that a device may say; the others are ours to say. */
    private static final Map<String, SignalKind> BY_TYPE = Stream.concat(
                    EnumSet.range(SignalKind.SOS_PRESSED, SignalKind.TEST_ENDED).stream(),
                    Stream.of(SignalKind.CHECKIN_ANSWERED))
            .collect(Collectors.toUnmodifiableMap(kind -> PREFIX + kind.id().replace('_', '.'), Function.identity()));

    private CallBoxEvent() {}

    static Decoded read(JsonParser parser, String author) throws IOException {
        var event = Attributes.read(parser, author);
        if (event == null || !event.text("specversion").equals("1.0")) {
            return Decoded.refused(author, RejectReason.WRONG_SHAPE, "not a CloudEvent of specversion 1.0");
        }
        for (var required : List.of("id", "source", "type")) {
            if (event.text(required).isEmpty()) {
                return Decoded.refused(author, RejectReason.WRONG_SHAPE, required + " is missing");
            }
        }
        var kind = BY_TYPE.get(event.text("type"));
        if (kind == null) {
            return Decoded.refused(author, RejectReason.UNKNOWN_EVENT, Shown.name(event.text("type")));
        }
        if (event.device().isEmpty()) {
            return Decoded.refused(author, RejectReason.WRONG_TYPE, "device is not a device id");
        }
        return decoded(event, kind, author);
    }

    private static Decoded decoded(Attributes event, SignalKind kind, String author) {
        var words = event.wordsOf("data");
        if (event.get("contactid").isValueNode()) {
            words.put("contactid", Shown.name(event.get("contactid").asText()));
        }
        var id = Shown.name(event.text("id"));
        var ref = belongsToPress(kind) ? words.getOrDefault("pressId", id) : "";
        var key = event.text("source") + '\n' + event.text("id");
        var report = new Report(
                event.device(), event.time("time"), null, key, List.of(), List.of(new Event(kind, ref, words)));
        return new Decoded(author, List.of(report), event.faults());
    }

    /** A press without an id of its own is called by its event. */
    private static boolean belongsToPress(SignalKind kind) {
        return kind.compareTo(SignalKind.FALL_DETECTED) <= 0;
    }
}
