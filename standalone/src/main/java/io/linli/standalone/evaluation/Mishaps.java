package io.linli.standalone.evaluation;

import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The list of what is let happen to a recorded home. */
record Mishaps(HomeRecord home, SplittableRandom random) {
    private static final int TRIES = 20;
    private static final int DEATHS = 6;
    private static final Duration LATE = Duration.ofMinutes(5);

    /** Those that begin at drawn moments. */
    List<Mishap> planned() {
        var planned = new ArrayList<Mishap>();
        for (var room : rooms()) {
            for (var i = 0; i < DEATHS; i++) {
                planned.add(sensorsDie(room));
            }
        }
        for (var i = 0; i < TRIES; i++) {
            for (var hours : List.of(1, 6, 24)) {
                planned.add(gatewayIsLost("gateway away for " + hours + " h", Duration.ofHours(hours)));
            }
            planned.add(gatewayIsLost("building without power for 4 h", Duration.ofHours(4)));
            planned.add(deliveredAtOnce());
            planned.add(leak());
            if (home.hasExitDoor()) {
                planned.add(holiday());
            }
        }
        return planned;
    }

    /** Those that last from the first day on. */
    List<Mishap> ofTheWholeRecord() {
        return List.of(
                whole("shuffled within 2 min, 5 % twice", Mishaps::shuffled),
                whole("clocks wrong by up to 90 s", (days, drawn) -> skewed(days, drawn, Duration.ofSeconds(90))),
                whole("one room's clocks an hour behind", this::anHourBehind));
    }

    private Mishap whole(String name, Mishap.Change what) {
        return new Mishap(name, 0, home.endsAt(), what);
    }

    private Set<String> rooms() {
        return home.stirs().stream().map(Stir::room).collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private long moment(Duration before) {
        return random.nextLong(home.scoredFrom(), Math.max(home.scoredFrom() + 1, home.endsAt() - before.toMillis()));
    }

    private Mishap sensorsDie(String room) {
        var from = moment(Duration.ofDays(1));
        var dead = home.devices().stream()
                .filter(device -> room.equals(
                        device.place().room() == null ? "" : device.place().room()))
                .map(Device::id)
                .collect(Collectors.toSet());
        var to = from + Duration.ofDays(3).toMillis();
        return new Mishap("sensors of a room die", from, to, without(each -> dead.contains(source(each))));
    }

    private static String source(Observation observation) {
        if (observation instanceof Reading reading) {
            return reading.device();
        }
        return observation instanceof Signal signal ? signal.device() : "";
    }

    private Mishap gatewayIsLost(String name, Duration length) {
        var from = moment(length);
        var to = from + length.toMillis();
        return new Mishap(name, from, to, without(each -> each.receivedAt() <= to));
    }

    private static Mishap.Change without(Predicate<Observation> lost) {
        return (days, drawn) -> days.stream().filter(lost.negate()).toList();
    }

    private Mishap deliveredAtOnce() {
        var length = Duration.ofHours(6);
        var from = moment(length);
        var to = from + length.toMillis();
        return new Mishap("6 h delivered at once", from, to, (days, drawn) -> {
            var changed = new ArrayList<Observation>();
            var place = 0;
            for (var each : days) {
                changed.add(each.receivedAt() > to ? each : arriving(each, to + place++ * 5L));
            }
            changed.sort(Comparator.comparingLong(Observation::receivedAt));
            return changed;
        });
    }

    /** As ingest would have written it. */
    private static Observation arriving(Observation each, long at) {
        if (each instanceof Reading reading) {
            return new Reading(
                    reading.subject(),
                    reading.device(),
                    reading.metric(),
                    reading.value(),
                    reading.observedAt(),
                    at,
                    quality(reading.observedAt(), at));
        }
        if (each instanceof Signal signal) {
            return new Signal(
                    signal.subject(),
                    signal.device(),
                    signal.kind(),
                    signal.ref(),
                    signal.data(),
                    signal.observedAt(),
                    at,
                    quality(signal.observedAt(), at));
        }
        return each;
    }

    private static Quality quality(long observedAt, long at) {
        return at - observedAt > LATE.toMillis() ? Quality.BACKFILL : Quality.GOOD;
    }

    private Mishap leak() {
        var from = moment(Duration.ofDays(1));
        var to = from + Duration.ofDays(2).toMillis();
        var meter = new Meter(home.devices().get(0));
        return new Mishap("a tap drips", from, to, (days, drawn) -> {
            var changed = new ArrayList<Observation>(days);
            var subject = home.readings().get(0).subject();
            changed.add(new DeviceRecord(subject, meter.device(), from + 1));
            for (var at = from + 2; at < to; at += Duration.ofMinutes(5).toMillis()) {
                changed.add(meter.dripping(subject, at));
            }
            changed.sort(Comparator.comparingLong(Observation::receivedAt));
            return changed;
        });
    }

    private Mishap holiday() {
        var doors = home.stirs().stream()
                .filter(stir -> stir.exitDoor() && stir.at() > home.scoredFrom())
                .toList();
        var length = Duration.ofDays(10).toMillis();
        var from = doors.isEmpty()
                ? home.scoredFrom()
                : doors.get(random.nextInt(doors.size())).at();
        return new Mishap(
                "10 days of holiday",
                from,
                from + length,
                without(each -> each.receivedAt() <= from + length
                        && each instanceof Reading reading
                        && HomeRecord.isCaused(reading)));
    }

    private static List<Observation> shuffled(List<Observation> days, SplittableRandom random) {
        var changed = new ArrayList<Observation>();
        for (var each : days) {
            var lateness = random.nextLong(Duration.ofMinutes(2).toMillis());
            changed.add(arriving(each, each.receivedAt() + lateness));
            if (random.nextInt(20) == 0) {
                changed.add(arriving(
                        each,
                        each.receivedAt()
                                + random.nextLong(Duration.ofMinutes(2).toMillis())));
            }
        }
        changed.sort(Comparator.comparingLong(Observation::receivedAt));
        return changed;
    }

    private static List<Observation> skewed(List<Observation> days, SplittableRandom random, Duration most) {
        var offsets = new java.util.HashMap<String, Long>();
        var changed = new ArrayList<Observation>();
        for (var each : days) {
            var offset =
                    offsets.computeIfAbsent(source(each), id -> random.nextLong(-most.toMillis(), most.toMillis()));
            changed.add(observedAt(each, offset));
        }
        return changed;
    }

    private List<Observation> anHourBehind(List<Observation> days, SplittableRandom random) {
        var rooms = List.copyOf(rooms());
        var room = rooms.get(random.nextInt(rooms.size()));
        var wrong = new HashSet<String>();
        for (var device : home.devices()) {
            if (room.equals(device.place().room() == null ? "" : device.place().room())) {
                wrong.add(device.id());
            }
        }
        var changed = new ArrayList<Observation>();
        for (var each : days) {
            changed.add(
                    wrong.contains(source(each))
                            ? observedAt(each, -Duration.ofHours(1).toMillis())
                            : each);
        }
        return changed;
    }

    private static Observation observedAt(Observation each, long offset) {
        if (each instanceof Reading reading) {
            var at = reading.observedAt() + offset;
            return new Reading(
                    reading.subject(),
                    reading.device(),
                    reading.metric(),
                    reading.value(),
                    at,
                    reading.receivedAt(),
                    quality(at, reading.receivedAt()));
        }
        return each;
    }
}
