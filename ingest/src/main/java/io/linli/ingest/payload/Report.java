package io.linli.ingest.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one device said at one moment.
 *
 * @param at by the device's own clock, as it was written
 * @param sequence counted up by the device
 * @param id unique for ever, where the format has such a thing
 * @param whole all that is known of the device, said anew with each message: only what differs has happened now
 */
public record Report(
        String device,
        @Nullable String at,
        @Nullable Long sequence,
        @Nullable String id,
        List<Value> values,
        List<Event> events,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean whole) {

    public Report {
        values = List.copyOf(values);
        events = List.copyOf(events);
    }

    public Report(
            String device,
            @Nullable String at,
            @Nullable Long sequence,
            @Nullable String id,
            List<Value> values,
            List<Event> events) {
        this(device, at, sequence, id, values, events, false);
    }

    /** What happened at a device, and nothing else. */
    public static Report of(String device, @Nullable String at, Event event) {
        return new Report(device, at, null, null, List.of(), List.of(event));
    }

    public boolean saysNothing() {
        return values.isEmpty() && events.isEmpty();
    }
}
