package io.linli.api.device;

import io.linli.api.resident.Home;
import io.linli.api.store.Records.Transaction;
import io.linli.api.stream.StreamOutbox;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The word on which devices there are; what changes is told to all who follow the stream of devices. */
public final class Registry {
    private final StreamOutbox outbox;

    public Registry(StreamOutbox outbox) {
        this.outbox = outbox;
    }

    /** Tells the stream only of what is new; a moved device takes along where it stood. */
    public Device put(Transaction tx, Device device) {
        put(tx, List.of(device));
        return device;
    }

    /** The same for many; the answer is those that were not in service before. */
    public List<Device> put(Transaction tx, Collection<Device> devices) {
        var before = DeviceStore.all(tx, devices.stream().map(Device::id).toList());
        var changed = devices.stream()
                .filter(device -> !device.equals(before.get(device.id())))
                .toList();
        DeviceStore.put(tx, changed);
        var told = new LinkedHashMap<String, byte[]>();
        changed.forEach(device -> told.put(device.id(), Json.write(told(device, before.get(device.id())))));
        outbox.add(tx, Streams.DEVICES, told);
        return changed.stream()
                .filter(device -> device.active() && !isInService(before.get(device.id())))
                .toList();
    }

    private static Device told(Device device, @Nullable Device before) {
        return before == null || before.subject().equals(device.subject()) ? device : device.leaving(before.place());
    }

    private static boolean isInService(@Nullable Device device) {
        return device != null && device.active();
    }

    /** What stands in a home has its address and its tags. */
    public void follow(Transaction tx, Collection<Home> homes) {
        var byId = homes.stream().collect(Collectors.toMap(Home::id, Function.identity()));
        var subjects = byId.keySet().stream().map(id -> "home:" + id).toList();
        put(
                tx,
                DeviceStore.of(tx, subjects).stream()
                        .map(device ->
                                following(device, byId.get(device.subject().name())))
                        .toList());
    }

    private static Device following(Device device, @Nullable Home home) {
        return home == null
                ? device
                : device.at(home.room(device.place().room())).tagged(home.tags());
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
