package io.linli.api.device;

import io.linli.api.store.Records.Transaction;
import io.linli.api.stream.StreamOutbox;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The word on which devices there are; what changes is told to all who follow the stream of devices. */
public final class Registry {
    private final StreamOutbox outbox;

    public Registry(StreamOutbox outbox) {
        this.outbox = outbox;
    }

    /** Tells the stream only of what is new; a moved device takes along where it stood. */
    public Device put(Transaction tx, Device device) {
        var before = DeviceStore.find(tx, device.id()).orElse(null);
        if (before != null && before.equals(device)) {
            return device;
        }
        var told =
                before == null || before.subject().equals(device.subject()) ? device : device.leaving(before.place());
        DeviceStore.put(tx, device);
        outbox.add(tx, Streams.DEVICES, device.id(), Json.write(told));
        return device;
    }

    /** Says again what the stream does not know, or knows otherwise. */
    public int republish(Transaction tx, Map<String, byte[]> known) {
        var missing = DeviceStore.all(tx).stream()
                .filter(device -> !isKnown(device, known.get(device.id())))
                .toList();
        missing.forEach(device -> outbox.add(tx, Streams.DEVICES, device.id(), Json.write(device)));
        return missing.size();
    }

    private static boolean isKnown(Device device, byte @Nullable [] said) {
        if (said == null) {
            return false;
        }
        try {
            return Json.read(said, Device.class).leaving(null).equals(device.leaving(null));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
