package io.linli.api.device;

import io.linli.api.event.Event;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who was heard when: kept in memory, since every observation counts, and written in batches. A restart may forget
 * the last seconds, which the next reading mends.
 */
public final class Liveness {
    private final Records records;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    private volatile Edition edition = new Edition("", Map.of());

    /** The registry as it was read last. */
    private record Edition(String name, Map<String, Device> devices) {}

    public Liveness(Records records) {
        this.records = records;
    }

    /** Takes up what was written before. */
    public void load() {
        records.transact(LivenessStore::all).forEach(seen::putIfAbsent);
    }

    public void take(Observation observation) {
        if (observation instanceof Reading reading && reading.quality() != Quality.SNAPSHOT) {
            hear(reading.device(), reading.receivedAt(), reading.metric() == Metric.BATTERY ? reading.value() : null);
            judgeClock(reading);
        } else if (observation instanceof Signal signal && !signal.device().isEmpty()) {
            take(signal);
        }
    }

    private void judgeClock(Reading reading) {
        var doubted = reading.quality() == Quality.CLOCK_SUSPECT;
        seen.computeIfPresent(reading.device(), (id, before) -> before.withClockDoubted(doubted));
    }

    private void take(Signal signal) {
        if (signal.kind() == SignalKind.OFFLINE) {
            seen.computeIfPresent(signal.device(), (device, before) -> before.disconnected());
            changed.add(signal.device());
        } else if (signal.quality() != Quality.SNAPSHOT) {
            hear(signal.device(), signal.receivedAt(), battery(signal));
        }
    }

    private static @Nullable Double battery(Signal signal) {
        var said = signal.data().get("battery");
        try {
            return said == null ? null : Double.valueOf(said);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void hear(String device, long at, @Nullable Double battery) {
        var time = Instant.ofEpochMilli(at);
        seen.compute(device, (id, before) -> {
            var heard = (before == null ? Seen.at(time) : before).heard(time);
            return battery == null ? heard : heard.withBattery(battery);
        });
        changed.add(device);
    }

    /** As the registry had it some seconds ago. */
    public Optional<Device> device(String id) {
        return Optional.ofNullable(edition.devices().get(id));
    }

    /** How many are heard at this time, of all that should be. */
    public long online(Instant now) {
        return edition.devices().values().stream()
                .filter(device -> device.active()
                        && of(device.id())
                                .filter(state -> state.isOnline(device, now))
                                .isPresent())
                .count();
    }

    Optional<Seen> of(String device) {
        return Optional.ofNullable(seen.get(device));
    }

    /** Writes what changed, and tells of those that came or went since the last time. */
    public synchronized void write() {
        var written = records.transact(tx -> {
            var batch = cameOrWent(tx);
            for (var device : Set.copyOf(changed)) {
                changed.remove(device);
                var state = seen.get(device);
                if (state != null) {
                    batch.putIfAbsent(device, state);
                }
            }
            LivenessStore.put(tx, batch);
            return batch;
        });
        written.forEach((device, state) -> seen.computeIfPresent(device, (id, now) -> now.told(state.online())));
    }

    /** Who has long been out of service and silent. */
    public int forget(Transaction tx, Instant old) {
        var gone = LivenessStore.forget(tx, old);
        tx.afterwards(() -> gone.forEach(seen::remove));
        return gone.size();
    }

    /** Read again only when one has changed: there may be very many. */
    Collection<Device> devices(Transaction tx) {
        var known = edition;
        var now = DeviceStore.edition(tx);
        if (!now.equals(known.name())) {
            var read =
                    DeviceStore.all(tx).stream().collect(Collectors.toUnmodifiableMap(Device::id, Function.identity()));
            known = new Edition(now, read);
            edition = known;
        }
        return known.devices().values();
    }

    private Map<String, Seen> cameOrWent(Transaction tx) {
        var batch = new HashMap<String, Seen>();
        for (var device : devices(tx)) {
            var state = seen.get(device.id());
            if (state != null && state.isOnline(device, tx.now()) != state.online()) {
                tell(tx, device);
                if (state.online()) {
                    OutageStore.began(tx, device.id(), state.at());
                } else {
                    OutageStore.ended(tx, device.id(), state.at());
                }
                batch.put(device.id(), state.told(!state.online()));
            }
        }
        return batch;
    }

    private void tell(Transaction tx, Device device) {
        var view = SurveyRoutes.view(device, Optional.ofNullable(seen.get(device.id())), tx.now());
        tx.tell(new Event(
                Event.Type.DEVICE,
                device.place().grid(),
                device.subject().toString(),
                new String(Json.write(view), StandardCharsets.UTF_8)));
    }
}
