package io.linli.ingest.payload;

import io.linli.model.SignalKind;
import java.util.Map;

/**
 * What happened at a device.
 *
 * @param ref what it belongs to (a press, a command); empty when nothing
 */
public record Event(SignalKind kind, String ref, Map<String, String> data) {
    public Event {
        data = Map.copyOf(data);
    }
}
