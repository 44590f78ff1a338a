package io.linli.benchmarks.detection;

import io.linli.model.Beacon;
import io.linli.model.Device;
import io.linli.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A town as a log: first all devices, then what they say, in each partition with a beacon before every so many.
 *
 * @param beaconEvery observations of a partition
 */
final class TownFeed implements Feed<Observation> {
    private final Town town;
    private final Names names;
    private final int partitions;
    private final int beaconEvery;
    private final List<List<Observation>> registrations = new ArrayList<>();

    TownFeed(Town town, int partitions) {
        if (town.subjects() % partitions != 0) {
            throw new IllegalArgumentException(town.subjects() + " subjects do not part into " + partitions);
        }
        this.town = town;
        this.names = new Names(town);
        this.partitions = partitions;
        this.beaconEvery = Math.max(2, town.subjects() / partitions / 60);
        for (var partition = 0; partition < partitions; partition++) {
            registrations.add(new ArrayList<>());
        }
        for (var slot = 0; slot < town.subjects(); slot++) {
            for (Device device : town.devices(town.subjectAt(slot))) {
                registrations.get(slot % partitions).add(town.registration(slot, device));
            }
        }
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public @Nullable Observation read(int partition, long position) {
        var registered = registrations.get(partition);
        if (position < registered.size()) {
            return registered.get((int) position);
        }
        var after = position - registered.size();
        var group = after / (beaconEvery + 1);
        var isBeacon = after % (beaconEvery + 1) == 0;
        var number = group * beaconEvery + (isBeacon ? 0 : after % (beaconEvery + 1) - 1);
        var own = town.subjects() / partitions;
        if (number >= (long) own * town.minutes()) {
            return number == (long) own * town.minutes() ? new Beacon("bench", town.end()) : null;
        }
        var minute = (int) (number / own);
        var slot = (int) (number % own) * partitions + partition;
        var reading = town.reading(minute, slot, names);
        return isBeacon ? new Beacon("bench", reading.receivedAt()) : reading;
    }
}
