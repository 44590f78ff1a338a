package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Watched;
import java.time.Duration;

/**
 * When water will reach a level, if it does.
 *
 * @param minutes from the last sample on, at the rate that it has; infinite when it does not rise
 * @param ahead minutes: when it is nearer than this, people are warned
 * @param chance by the rises that the place has seen
 */
record Forecast(long from, double minutes, double ahead, Chance chance) {
    /** A rise is believed to go on for so long after its last sample: sensors fall silent when it matters. */
    private static final long GOES_ON = Duration.ofMinutes(15).toMillis();

    private static final double MINUTE = 60_000;

    /**
     * The less often rises like this one went on, the nearer the level must be: with the share that the rule is sure of
     * the whole of its time ahead, with half of it a quarter. A place that has seen no rise yet gets the whole time, by a
     * trend over a longer time.
     */
    static Forecast of(double level, Track track, Watched watched) {
        var samples = track.accepted();
        var last = samples.get(samples.size() - 1);
        var trend = Trend.of(samples);
        var isKnown = !track.rises().past().isEmpty();
        var chance = Chance.of(track.rises(), trend.middle(), level);
        var rate = trend.safe(isKnown);
        var minutes = rate <= 0 ? Double.POSITIVE_INFINITY : Math.max(0, level - last.depth()) / rate;
        var sure = chance.share() / watched.number("warn_share");
        var whole = watched.millis("warn_ahead") / MINUTE;
        return new Forecast(last.at(), minutes, isKnown ? whole * sure * sure : whole, chance);
    }

    /** Minutes left at a time. */
    double left(long now) {
        return Math.max(0, minutes - Math.max(0, now - from) / MINUTE);
    }

    boolean isDue(long now) {
        return now >= dueAt();
    }

    /** When people are to be warned unless another sample says otherwise, or {@link Course#NONE}. */
    long dueAt() {
        var wait = Math.max(0, minutes - ahead) * MINUTE;
        return wait <= GOES_ON ? from + (long) Math.ceil(wait) : Course.NONE;
    }

    /** Whether the last sample is still news. */
    boolean isFresh(long now) {
        return now <= from + GOES_ON;
    }
}
