package io.linli.standalone.evaluation;

import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.SplittableRandom;

/**
 * A year of one sensor above a street that stays dry, a sample a minute, with what else reflects sound: blips of a
 * sample or two (two a day), cars and bins that stand there from one sample to
 * the next (one a week, minutes to hours), slow ramps below the first level (snow,
 * leaves, drift: two a month) and drop-outs with nothing or without an echo (three a week). The same seed gives the same
 * year.
 */
final class DrySeries implements Iterator<Observation> {
    static final double YEARS = 1;
    private static final int MINUTES = 365 * 24 * 60;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final double DAY = 24 * 60;
    private static final double NO_ECHO = 9_999;
    private static final double NOISE = 2;
    private static final double WARMTH = 4;

    /** What lies under the sensor from one minute to another, or between. */
    private record Artefact(int from, int to, double height, double perMinute, boolean isSilent) {
        static final Artefact NONE = new Artefact(0, 0, 0, 0, false);

        double at(int minute) {
            return perMinute == 0 ? height : Math.min(height, (minute - from) * perMinute);
        }
    }

    private final String subject;
    private final Device device;
    private final SplittableRandom random;
    private Artefact blip = Artefact.NONE;
    private Artefact box = Artefact.NONE;
    private Artefact ramp = Artefact.NONE;
    private Artefact gap = Artefact.NONE;
    private int minute = -1;

    DrySeries(String name, long seed) {
        var place = Place.site("000000", name, name, ZoneOffset.UTC);
        this.device = Device.sensor("level", Metric.WATER_LEVEL, place, Duration.ofMinutes(1));
        this.subject = device.subject().toString();
        this.random = new SplittableRandom(seed);
    }

    @Override
    public boolean hasNext() {
        return minute < MINUTES;
    }

    /** First the sensor itself, then its samples. */
    @Override
    public Observation next() {
        if (minute < 0) {
            minute = 0;
            return new DeviceRecord(subject, device, BEGIN - 1);
        }
        do {
            minute++;
            draw();
        } while (minute < gap.to && gap.isSilent);
        var at = BEGIN + minute * MINUTE + random.nextInt(2_000);
        return new Reading(subject, device.id(), Metric.WATER_LEVEL, depth(), at, at, Quality.GOOD);
    }

    private double depth() {
        if (minute < gap.to) {
            return NO_ECHO;
        }
        var ground = WARMTH * Math.sin(2 * Math.PI * minute / DAY) + NOISE * random.nextGaussian();
        var on = Math.max(minute < box.to ? box.at(minute) : 0, minute < ramp.to ? ramp.at(minute) : 0);
        return Math.round(10 * (ground + Math.max(on, minute < blip.to ? blip.height : 0))) / 10.0;
    }

    private void draw() {
        if (happens(2)) {
            blip = new Artefact(minute, minute + (random.nextInt(5) == 0 ? 2 : 1), height(60, 1_500), 0, false);
        }
        if (minute >= box.to && happens(1 / 7.0)) {
            box = new Artefact(minute, minute + (int) height(2, 600), height(60, 1_500), 0, false);
        }
        if (minute >= ramp.to && happens(2 / 30.0)) {
            var height = height(20, 140);
            ramp = new Artefact(minute, minute + (int) height(600, 2_000), height, height / height(60, 1_440), false);
        }
        if (minute >= gap.to && happens(3 / 7.0)) {
            gap = new Artefact(minute, minute + (int) height(3, 720), 0, 0, random.nextBoolean());
        }
    }

    private boolean happens(double aDay) {
        return random.nextDouble() < aDay / DAY;
    }

    /** Between two values, as often in each factor of two. */
    private double height(double least, double most) {
        return least * Math.pow(most / least, random.nextDouble());
    }
}
