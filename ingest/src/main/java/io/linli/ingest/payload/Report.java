package io.linli.ingest.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one device said at one moment.
 *
 * @param at by the device's own clock, as it was written
 * @param sequence counted up by the device
 * @param id unique for ever, where the format has such a thing
 */
public record Report(
        String device,
        @Nullable String at,
        @Nullable Long sequence,
        @Nullable String id,
        List<Value> values,
        List<Event> events) {

    public Report {
        values = List.copyOf(values);
        events = List.copyOf(events);
    }

    public boolean saysNothing() {
        return values.isEmpty() && events.isEmpty();
    }
}
