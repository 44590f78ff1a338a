package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Event;
import io.linli.model.RejectReason;
import io.linli.model.SignalKind;
import java.io.IOException;
import java.util.Map;

/** {@code {"type": "device_announce", "data": {"ieee_address": …}}}: who came to the network and who left. */
final class ZigbeeEvent {
    private ZigbeeEvent() {}

    static Decoded read(JsonParser parser, String gateway, ZigbeeNames names) throws IOException {
        var event = Attributes.read(parser, gateway);
        if (event == null) {
            return Decoded.refused(gateway, RejectReason.WRONG_SHAPE, "not an object");
        }
        var kind = switch (event.text("type")) {
            case "device_announce" -> SignalKind.ONLINE;
            case "device_leave" -> SignalKind.OFFLINE;
            // A device that joins is told of again by the whole list; an interview is between the two.
            default -> null;
        };
        var device = names.find(gateway, event.get("data").path("ieee_address").asText(""));
        return kind == null || device == null
                ? Decoded.nothing(gateway)
                : Zigbee2MqttAdapter.said(gateway, device, new Event(kind, "", Map.of()));
    }
}
