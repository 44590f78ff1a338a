package io.linli.benchmarks.detection;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A town in which every home and site speaks once a minute, and what happens in it is known beforehand: at some homes a
 * button is pressed or nobody moves any more, at some sites the water rises. Nine of ten are homes.
 *
 * @param minutes for which it speaks
 */
public record Town(int subjects, int minutes) {
    /** A home that is silent for so long is told of; others pause for two minutes at most. */
    static final Duration SILENCE = Duration.ofSeconds(150);

    static final long BEGIN = Instant.parse("2026-03-01T02:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** A prime larger than any town. */
    private static final long STRIDE = 10_000_019;

    private static final int OF = 500;
    private static final int PRESSED = 7;
    private static final int SILENT = 13;
    private static final int FLOODED = 29;
    private static final int PRESS_AT = 3;
    private static final int SILENT_FROM = 1;
    private static final int RISES_FROM = 1;
    private static final double[] RISE = {25, 50, 75, 100, 125, 155, 160};
    /** Of a flood's two samples in a row above the mark, the second. */
    private static final int TOLD_AT = RISES_FROM + 6;
    /** Minutes in which all comes to pass. */
    public static final int SHORTEST = TOLD_AT + 1;

    public Town {
        if (subjects < OF || minutes < SHORTEST) {
            throw new IllegalArgumentException("a town has at least " + OF + " subjects and " + SHORTEST
                    + " minutes, not: " + subjects + ", " + minutes);
        }
    }

    /** Observations of devices, without their registration. */
    public long events() {
        return (long) subjects * minutes;
    }

    boolean isSite(int subject) {
        return subject % 10 == 9;
    }

    String subject(int subject) {
        return isSite(subject) ? "site:s" + subject : "home:h" + subject;
    }

    /** Who speaks at a place in the minute's order: neighbours in the order are none in memory. */
    int subjectAt(int slot) {
        return (int) (slot * STRIDE % subjects);
    }

    private long at(long minute, int slot) {
        return BEGIN + minute * MINUTE + slot * MINUTE / subjects;
    }

    /** The devices of a subject, as they are registered in the minute before the first. */
    Device[] devices(int subject) {
        if (isSite(subject)) {
            return new Device[] {device("s" + subject + "-level", DeviceKind.SENSOR, Metric.WATER_LEVEL, subject, null)
            };
        }
        return new Device[] {
            device("h" + subject + "-box", DeviceKind.CALL_BOX, Metric.SOS, subject, "hall"),
            device("h" + subject + "-motion", DeviceKind.SENSOR, Metric.MOTION, subject, "living"),
            device("h" + subject + "-warmth", DeviceKind.SENSOR, Metric.TEMPERATURE, subject, "living")
        };
    }

    private Device device(String id, DeviceKind kind, Metric metric, int subject, @Nullable String room) {
        var grid = "110105001%03d".formatted(subject % 1_000);
        var place = isSite(subject)
                ? Place.site(grid, "s" + subject, "Site " + subject, ZONE)
                : Place.home(grid, "h" + subject, room, "Home " + subject, ZONE);
        return new Device(
                id,
                kind,
                Set.of(metric),
                place,
                null,
                false,
                Duration.ofHours(25),
                Set.of("watched"),
                Map.of(),
                1,
                null,
                true);
    }

    Observation registration(int slot, Device device) {
        return new DeviceRecord(subject(subjectAt(slot)), device, at(-1, slot));
    }

    /** What is said at a place in the order of a minute. */
    Reading reading(int minute, int slot, Names names) {
        var subject = subjectAt(slot);
        var time = at(minute, slot);
        if (isSite(subject)) {
            return reading(
                    names.subject(subject), names.level(subject), Metric.WATER_LEVEL, depth(minute, subject), time);
        }
        if (subject % OF == PRESSED && minute == PRESS_AT) {
            return reading(names.subject(subject), names.box(subject), Metric.SOS, 1, time);
        }
        var isStill = minute % 4 == 3 || subject % OF == SILENT && minute > SILENT_FROM;
        return isStill
                ? reading(
                        names.subject(subject), names.warmth(subject), Metric.TEMPERATURE, 20 + minute % 5 / 10.0, time)
                : reading(names.subject(subject), names.motion(subject), Metric.MOTION, 1, time);
    }

    private static Reading reading(String subject, String device, Metric metric, double value, long time) {
        return new Reading(subject, device, metric, value, time, time, Quality.GOOD);
    }

    private double depth(int minute, int subject) {
        if (subject % OF != FLOODED || minute < RISES_FROM) {
            return (subject + minute) % 8;
        }
        return RISE[Math.min(minute - RISES_FROM, RISE.length - 1)];
    }

    /** The first word of each alert that must come until the end, and no other: kind, subject, time. */
    Set<String> expected() {
        var expected = new TreeSet<String>();
        for (var slot = 0; slot < subjects; slot++) {
            var subject = subjectAt(slot);
            if (subject % OF == PRESSED) {
                expected.add(word("sos", subject, at(PRESS_AT, slot)));
            } else if (subject % OF == SILENT) {
                expected.add(word("inactivity", subject, at(SILENT_FROM, slot) + SILENCE.toMillis()));
            } else if (subject % OF == FLOODED) {
                expected.add(word("flood", subject, at(TOLD_AT, slot)));
            }
        }
        return expected;
    }

    private String word(String kind, int subject, long at) {
        return word(kind, subject(subject), at);
    }

    static String word(String kind, String subject, long at) {
        return kind + " " + subject + " " + Instant.ofEpochMilli(at);
    }

    /** When a minute begins. */
    long minute(int minute) {
        return at(minute, 0);
    }

    long end() {
        return at(minutes, 0);
    }
}
