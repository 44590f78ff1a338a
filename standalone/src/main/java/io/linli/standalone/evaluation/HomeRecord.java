package io.linli.standalone.evaluation;

import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Reading;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.HomeSheet;
import io.linli.simulator.recorded.Playback;
import io.linli.simulator.recorded.Presence;
import io.linli.simulator.recorded.RecordedFolder;
import io.linli.simulator.recorded.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A recorded home as it is judged.
 *
 * @param stirs what people did, in its order
 * @param stays when somebody was at home, by their own labels; the whole record where there are none
 * @param scoredFrom before this it is only learned from
 */
record HomeRecord(
        String name,
        List<Device> devices,
        List<Reading> readings,
        List<Stir> stirs,
        List<Presence> stays,
        long scoredFrom,
        long endsAt,
        boolean hasHeartbeats) {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Set<Metric> SEEN = EnumSet.of(
            Metric.MOTION,
            Metric.CONTACT_OPEN,
            Metric.OCCUPANCY,
            Metric.BED_OCCUPIED,
            Metric.SOS,
            Metric.FALL,
            Metric.WATER_FLOW,
            Metric.WATER_VOLUME,
            Metric.POWER,
            Metric.ENERGY);

    static HomeRecord read(RecordedFolder folder, Surroundings around, Consumer<BadRow> leftOut) throws IOException {
        var devices = folder.devices(around);
        var readings = new ArrayList<Reading>();
        try (var played = Playback.of(folder, around, leftOut)) {
            while (played.hasNext()) {
                if (played.next() instanceof Reading reading) {
                    readings.add(reading);
                }
            }
        }
        var begins = readings.get(0).receivedAt();
        var ends = readings.get(readings.size() - 1).receivedAt();
        var hasHeartbeats =
                folder.sheet() instanceof HomeSheet sheet && !sheet.heartbeats().equals(HomeSheet.NO_HEARTBEATS);
        return new HomeRecord(
                folder.name(),
                devices,
                readings,
                stirs(devices, readings),
                folder.presence(leftOut),
                begins + unscored(ends - begins),
                ends,
                hasHeartbeats);
    }

    /** A month of a long record, two weeks of a month, and a third of a shorter one, at least a week. */
    private static long unscored(long length) {
        if (length >= 60 * DAY) {
            return 30 * DAY;
        }
        return length >= 29 * DAY ? 14 * DAY : Math.max(7 * DAY, length / 3);
    }

    private static List<Stir> stirs(List<Device> devices, List<Reading> readings) {
        var byId = new HashMap<String, Device>();
        devices.forEach(device -> byId.put(device.id(), device));
        var last = new HashMap<String, Double>();
        var stirs = new ArrayList<Stir>();
        for (var reading : readings) {
            var before = last.put(reading.device() + reading.metric(), reading.value());
            var device = byId.get(reading.device());
            if (device != null && isStir(reading, before == null ? 0 : before)) {
                var room = device.place().room();
                stirs.add(new Stir(reading.observedAt(), device.id(), room == null ? "" : room, device.exitDoor()));
            }
        }
        return List.copyOf(stirs);
    }

    private static boolean isStir(Reading reading, double before) {
        return switch (reading.metric()) {
            case MOTION, SOS -> reading.isOn();
            case CONTACT_OPEN, BED_OCCUPIED, OCCUPANCY -> reading.value() != before;
            default -> false;
        };
    }

    /** Whether a reading would not be there, were nobody there to cause it. */
    static boolean isCaused(Reading reading) {
        return SEEN.contains(reading.metric());
    }

    double scoredDays() {
        return Math.max(0, endsAt - scoredFrom) / (double) DAY;
    }

    boolean hasExitDoor() {
        return stirs.stream().anyMatch(Stir::exitDoor);
    }

    /** The place in {@link #stirs} of the last at or before a time, -1 where there is none. */
    int lastStirAt(long time) {
        var found = Collections.binarySearch(
                stirs, new Stir(time + 1, "", "", false), (a, b) -> Long.compare(a.at(), b.at()));
        var place = found >= 0 ? found : -found - 1;
        while (place > 0 && stirs.get(place - 1).at() > time) {
            place--;
        }
        return place - 1;
    }

    boolean isAtHome(long time) {
        return stays.isEmpty()
                || stays.stream()
                        .anyMatch(stay -> stay.state() == Presence.State.HOME
                                && stay.from().toEpochMilli() <= time
                                && time < stay.to().toEpochMilli());
    }
}
