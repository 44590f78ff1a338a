package io.linli.simulator.community;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Rain and warmth over the community. */
final class Weather {
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final double HOUR = Duration.ofHours(1).toMillis();
    private static final long WET_DAYS_OF_TEN = 3;

    private final Chance chance;
    private final ZoneId zone;
    private final long storm;

    /** @param storm when it rains hard whatever chance says, epoch milliseconds */
    Weather(Chance chance, ZoneId zone, long storm) {
        this.chance = chance;
        this.zone = zone;
        this.storm = storm;
    }

    /** Degrees Celsius outside: north of the Yellow River, cold in January, warmest after noon. */
    double temperature(long time) {
        var local = Instant.ofEpochMilli(time).atZone(zone);
        var season = 12.5 - 15 * Math.cos(2 * Math.PI * (local.getDayOfYear() - 20) / 365.0);
        var hour = local.getHour() + local.getMinute() / 60.0;
        var day = -4 * Math.cos(2 * Math.PI * (hour - 3) / 24);
        return season + day + 3 * chance.drift("warmth", time / DAY) - (isRaining(time) ? 2 : 0);
    }

    /** Relative, in percent. */
    double humidity(long time) {
        return Math.min(99, 52 + 18 * chance.drift("damp", time / (6 * HOUR)) + (isRaining(time) ? 28 : 0));
    }

    boolean isRaining(long time) {
        return intensity(time) > 0;
    }

    /** Millimetres since local midnight, when the gauge empties itself. */
    double rain(long time) {
        var midnight = date(time).atStartOfDay(zone).toInstant().toEpochMilli();
        var step = Duration.ofMinutes(5).toMillis();
        var sum = 0.0;
        for (var at = midnight; at < time; at += step) {
            sum += intensity(at) * Math.min(step, time - at) / HOUR;
        }
        return Math.floor(sum * 5) / 5;
    }

    /** Millimetres an hour. */
    double intensity(long time) {
        var sinceStorm = time - storm;
        if (sinceStorm >= 0 && sinceStorm < 2 * HOUR) {
            return 55 * (1 - sinceStorm / (2 * HOUR));
        }
        var day = date(time);
        if (chance.share("wet", day.toEpochDay()) * 10 >= WET_DAYS_OF_TEN) {
            return 0;
        }
        var midnight = day.atStartOfDay(zone).toInstant().toEpochMilli();
        var begins = midnight + (long) (chance.share("begins", day.toEpochDay()) * 18 * HOUR);
        var lasts = (1 + 4 * chance.share("lasts", day.toEpochDay())) * HOUR;
        var since = time - begins;
        return since < 0 || since > lasts ? 0 : Math.max(0, 2.5 + 2.5 * chance.drift("shower", time / (0.3 * HOUR)));
    }

    private LocalDate date(long time) {
        return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    }
}
