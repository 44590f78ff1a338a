package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Event;
import io.linli.ingest.payload.Report;
import io.linli.model.RejectReason;
import io.linli.model.SignalKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code {"online": true}} when a device connects, {@code {"online": false}} as its will. */
final class Presence {
    private Presence() {}

    static Decoded read(JsonParser parser, String author) throws IOException {
        var presence = Attributes.read(parser, author);
        if (presence == null) {
            return Decoded.refused(author, RejectReason.WRONG_SHAPE, "not an object");
        }
        if (!presence.get("online").isBoolean()) {
            return Decoded.refused(author, RejectReason.WRONG_TYPE, "online is not true or false");
        }
        var kind = presence.get("online").booleanValue() ? SignalKind.ONLINE : SignalKind.OFFLINE;
        // A will was written when the device connected: whatever time it names is not when the device was lost.
        var at = kind == SignalKind.ONLINE ? presence.time("at") : null;
        var report = new Report(author, at, null, null, List.of(), List.of(new Event(kind, "", Map.of())));
        return new Decoded(author, List.of(report), List.of());
    }
}
