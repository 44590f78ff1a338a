package io.linli.simulator.recorded;

import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * A recorded folder as the log would have held it: its devices are registered just before the first reading, and each
 * reading arrived when it was measured. Time stops at the last reading.
 */
public final class Playback implements Iterator<Observation>, AutoCloseable {
    private final String subject;
    private final Table<Measured> readings;
    private final Deque<Observation> ahead = new ArrayDeque<>();
    private final long beginsAt;
    private long lastAt = Long.MIN_VALUE;
    private long count;

    private Playback(RecordedFolder folder, List<Device> devices, Table<Measured> readings) {
        this.subject = folder.subject().toString();
        this.readings = readings;
        var first = reading();
        this.beginsAt = first.receivedAt();
        for (var device : devices) {
            ahead.add(new DeviceRecord(subject, device, beginsAt - 1));
        }
        ahead.add(first);
    }

    /** Throws IllegalArgumentException where the folder holds not one reading. */
    public static Playback of(RecordedFolder folder, Surroundings around, Consumer<BadRow> bad) throws IOException {
        var devices = folder.devices(around);
        var readings = folder.readings(bad);
        if (!readings.hasNext()) {
            readings.close();
            throw new IllegalArgumentException(folder.path().resolve(RecordedFolder.READINGS) + ": holds no reading");
        }
        return new Playback(folder, devices, readings);
    }

    @Override
    public boolean hasNext() {
        if (ahead.isEmpty() && readings.hasNext()) {
            ahead.add(reading());
        }
        return !ahead.isEmpty();
    }

    /** When the next observation arrived. */
    public long nextAt() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ahead.element().receivedAt();
    }

    @Override
    public Observation next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var observation = ahead.remove();
        lastAt = observation.receivedAt();
        return observation;
    }

    private Reading reading() {
        var row = readings.next();
        var at = row.at().toEpochMilli();
        count++;
        return new Reading(subject, row.device(), row.metric(), row.value(), at, at, Quality.GOOD);
    }

    public String subject() {
        return subject;
    }

    /** The time of the first reading, epoch milliseconds. */
    public long beginsAt() {
        return beginsAt;
    }

    /** The time of what was last told, epoch milliseconds. */
    public long lastAt() {
        return lastAt;
    }

    /** How many readings were understood so far. */
    public long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        readings.close();
    }
}
