package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.linli.ingest.payload.Decoded;
import io.linli.model.Device;
import io.linli.model.RejectReason;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who speaks under which friendly name, as each gateway announced it last. */
final class ZigbeeNames {
    /** Stands for a group: it repeats what its members say. */
    static final String GROUP = "";

    private static final int MOST_GATEWAYS = 10_000;
    private static final int MOST_NAMES = 1_000;
    /** What a device is called until somebody names it. */
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{16}");

    private static final Pattern ID = Pattern.compile(Device.ID);

    private final Map<String, Map<String, String>> devices = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> groups = new ConcurrentHashMap<>();

    boolean isGateway(String name) {
        return devices.containsKey(name);
    }

    void heard(String gateway) {
        if (devices.size() < MOST_GATEWAYS) {
            devices.putIfAbsent(gateway, Map.of());
        }
    }

    /** The device of this name, {@link #GROUP}, or null for nobody. */
    @Nullable
    String find(String gateway, String name) {
        var device = devices.getOrDefault(gateway, Map.of()).get(name);
        if (device != null) {
            return device;
        }
        return ADDRESS.matcher(name).matches()
                ? name
                : groups.getOrDefault(gateway, Map.of()).get(name);
    }

    /** {@code [{"ieee_address": "0x…", "friendly_name": "kitchen/motion", …}]}: the whole of them, each time. */
    Decoded devices(JsonParser parser, String gateway) throws IOException {
        return keep(parser, gateway, devices);
    }

    /** {@code [{"id": 1, "friendly_name": "all lamps", …}]}. */
    Decoded groups(JsonParser parser, String gateway) throws IOException {
        return keep(parser, gateway, groups);
    }

    private static Decoded keep(JsonParser parser, String gateway, Map<String, Map<String, String>> kept)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return Decoded.refused(gateway, RejectReason.WRONG_SHAPE, "not an array");
        }
        var names = new HashMap<String, String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readOne(parser, gateway, names);
            } else {
                parser.skipChildren();
            }
        }
        if (names.size() > MOST_NAMES || !kept.containsKey(gateway) && kept.size() >= MOST_GATEWAYS) {
            return Decoded.refused(gateway, RejectReason.TOO_LARGE, "more names than one gateway can have");
        }
        kept.put(gateway, Map.copyOf(names));
        return Decoded.nothing(gateway);
    }

    private static void readOne(JsonParser parser, String gateway, Map<String, String> names) throws IOException {
        var name = "";
        var device = GROUP;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var field = parser.currentName();
            var token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                switch (field) {
                    case "friendly_name" -> name = parser.getText();
                    case "ieee_address" -> device = device.isEmpty() ? parser.getText() : device;
                    case "type" -> device = parser.getText().equals("Coordinator") ? gateway : device;
                    default -> {}
                }
            }
            parser.skipChildren();
        }
        if (!name.isEmpty() && (device.isEmpty() || ID.matcher(device).matches())) {
            names.put(name, device);
        }
    }
}
