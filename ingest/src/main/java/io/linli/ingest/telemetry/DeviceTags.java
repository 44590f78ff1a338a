package io.linli.ingest.telemetry;

import io.linli.model.Device;
import io.linli.model.Telemetry;
import java.util.HashMap;
import java.util.Map;

/** What is told of a device beside each of its points; the newest record wins. */
final class DeviceTags {
    private final Map<String, Tags> known = new HashMap<>();

    record Tags(String community, String kind) {
        private static final Tags NONE = new Tags("", "");
    }

    void take(Device device) {
        known.put(
                device.id(),
                new Tags(
                        Telemetry.community(device.place().grid()),
                        device.kind().id()));
    }

    /** Empty words for a device of which nothing is known any more. */
    Tags of(String device) {
        return known.getOrDefault(device, Tags.NONE);
    }
}
