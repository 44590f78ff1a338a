package io.linli.simulator.community;

import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Observation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the sensors of one home see of the people in it, day by day. */
final class Household implements Source {
    private static final long STIRS_FOR = 45_000;
    private static final long DOOR_STANDS_OPEN = 12_000;

    private final String home;
    private final List<Device> devices;
    private final Habit habit;
    private final Chance chance;
    private final ZoneId zone;

    /** The day that was told last; it is asked for again and again. */
    private @Nullable Told last;

    private record Told(LocalDate date, List<Observation> all) {}

    Household(String home, List<Device> devices, Habit habit, Chance chance, ZoneId zone) {
        this.home = home;
        this.devices = devices;
        this.habit = habit;
        this.chance = chance;
        this.zone = zone;
    }

    @Override
    public void tell(long from, long to, Consumer<Observation> out) {
        for (var date = date(from); start(date) < to; date = date.plusDays(1)) {
            for (var each : day(date)) {
                if (each.receivedAt() >= from && each.receivedAt() < to) {
                    out.accept(each);
                }
            }
        }
    }

    private synchronized List<Observation> day(LocalDate date) {
        var told = last;
        if (told == null || !told.date().equals(date)) {
            told = new Told(date, new Diary(date).written());
            last = told;
        }
        return told.all();
    }

    private LocalDate date(long time) {
        return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    }

    private long start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The readings of one day, none of them outside of it. */
    private final class Diary implements Habit.Day {
        private final LocalDate date;
        private final long begin;
        private final long end;
        private final List<Observation> all = new ArrayList<>();

        Diary(LocalDate date) {
            this.date = date;
            this.begin = start(date);
            this.end = start(date.plusDays(1));
        }

        List<Observation> written() {
            habit.fill(this, chance.of(home, date.toEpochDay()));
            return List.copyOf(all);
        }

        @Override
        public void stir(String room, int second) {
            var sensor = sensor(Metric.MOTION, room);
            write(Voice.of(sensor != null ? sensor : anywhere()), Metric.MOTION, second, STIRS_FOR);
        }

        @Override
        public void door(int second) {
            write(
                    Voice.of(Objects.requireNonNull(sensor(Metric.CONTACT_OPEN, "hall"))),
                    Metric.CONTACT_OPEN,
                    second,
                    DOOR_STANDS_OPEN);
        }

        /** On, and after a while off; not a whole second, so that hardly two things happen at once. */
        private void write(Voice voice, Metric metric, int second, long lasts) {
            var at = begin + second * 1_000L + (long) (chance.share(home, second) * 1_000);
            if (at >= begin && at < end - 1) {
                all.add(voice.reading(metric, 1, at));
                all.add(voice.reading(metric, 0, Math.min(at + lasts, end - 1)));
            }
        }

        /** A home with one sensor sees with it what happens in every room. */
        private Device anywhere() {
            return Objects.requireNonNull(sensor(Metric.MOTION, Habit.LIVING));
        }
    }

    private @Nullable Device sensor(Metric metric, String room) {
        for (var device : devices) {
            if (device.metrics().contains(metric) && room.equals(device.place().room())) {
                return device;
            }
        }
        return null;
    }
}
