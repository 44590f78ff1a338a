package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Event;
import io.linli.model.RejectReason;
import io.linli.model.SignalKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;

/** {@code {"uptime":…, "battery":…, "rssi":…, "firmware":…}}: a heartbeat and how the device is. */
final class DeviceState {
    private static final int LONGEST = 256;
    private static final int MOST = 16;

    private DeviceState() {}

    static Decoded read(JsonParser parser, String author) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Decoded.refused(author, RejectReason.WRONG_SHAPE, "not an object");
        }
        var words = new HashMap<String, String>();
        var fields = new Fields(author);
        fields.read(parser, (name, text) -> {
            var fits = name.length() + text.length() <= LONGEST && words.size() < MOST;
            return fits && words.put(Shown.clean(name), Shown.clean(text)) == null;
        });
        var heartbeat = new Event(SignalKind.HEARTBEAT, "", words);
        return new Decoded(author, List.of(fields.report(List.of(heartbeat))), fields.faults());
    }
}
