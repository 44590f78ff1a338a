package io.linli.simulator.recorded;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.linli.model.Device;
import io.linli.model.Metric;
import org.jspecify.annotations.Nullable;

/** A device of a recorded home or site, and what it measured; one that measured two things stands there twice. */
public record RecordedDevice(
        String id,
        Metric metric,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String room,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean exitDoor) {

    public RecordedDevice {
        if (id == null || !id.matches(Device.ID)) {
            throw new IllegalArgumentException("devices: an id is 1 to 64 letters, digits, - and _, not: " + id);
        }
        if (metric == null) {
            throw new IllegalArgumentException("devices: " + id + " needs its metric");
        }
    }

    public static RecordedDevice of(String id, Metric metric) {
        return new RecordedDevice(id, metric, null, false);
    }
}
