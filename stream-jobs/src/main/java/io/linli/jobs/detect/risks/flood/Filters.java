package io.linli.jobs.detect.risks.flood;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells water from what else reflects sound. Real street floods rise by 74 mm/min at the 99th percentile and 184 at
 * the extreme (FloodNet, New York, to 2024); cars, people and litter come and go in one step.
 *
 * @param ceiling mm above which there is only the sensor itself
 * @param steepest mm/min that one sample alone is believed
 * @param raining whether rain fell lately: then nothing is taken for a parked car
 */
record Filters(double ceiling, double steepest, boolean raining) {
    /**
     * Of a fast rise: mm and mm/min of each of its two steps, and how long a step may take. Of 1,226 street floods 12
     * rose so; ten of them reached 150 mm and six 250.
     */
    private static final double FAST_RISE = 30;

    private static final double SOON = 2;
    /** A sensor's own noise, mm. */
    private static final double NOISE = 10;

    private static final double AGREES = 30;
    private static final double FLOOR = -200;

    private interface Stage {
        @Nullable
        Intake judge(Filters filters, Sample sample, Track track);
    }

    private static final List<Stage> CHAIN =
            List.of(Filters::range, Filters::order, Filters::fastLane, Filters::box, Filters::gradient);

    Intake judge(Sample sample, Track track) {
        for (var stage : CHAIN) {
            var said = stage.judge(this, sample, track);
            if (said != null) {
                return said;
            }
        }
        return Intake.ACCEPTED;
    }

    private @Nullable Intake range(Sample sample, Track track) {
        return sample.depth() > ceiling || sample.depth() < FLOOR ? Intake.OUT_OF_RANGE : null;
    }

    private @Nullable Intake order(Sample sample, Track track) {
        var newest = track.newestRaw();
        if (newest == null || sample.at() > newest.at()) {
            return null;
        }
        return sample.at() == newest.at() ? Intake.DUPLICATE : Intake.LATE;
    }

    private @Nullable Intake fastLane(Sample sample, Track track) {
        var middle = track.newestRaw();
        var first = track.rawBeforeNewest();
        return middle != null && first != null && isFast(first, middle) && isFast(middle, sample) ? Intake.FAST : null;
    }

    private static boolean isFast(Sample from, Sample to) {
        return to.depth() - from.depth() >= FAST_RISE
                && to.gradientSince(from) >= FAST_RISE
                && to.minutesSince(from) <= SOON;
    }

    private @Nullable Intake box(Sample sample, Track track) {
        var held = track.held();
        var last = track.last();
        if (raining || held == null || last == null || held.depth() < last.depth()) {
            return null;
        }
        var stays = Math.abs(sample.depth() - held.depth()) <= NOISE;
        return stays && (track.inBox() || sample.minutesSince(held) <= SOON) ? Intake.BOX : null;
    }

    private @Nullable Intake gradient(Sample sample, Track track) {
        var last = track.last();
        if (last == null || Math.abs(sample.gradientSince(last)) <= steepest) {
            return null;
        }
        return track.held() != null && agree(track.held(), sample) ? null : Intake.HELD;
    }

    private boolean agree(Sample held, Sample sample) {
        var minutes = sample.minutesSince(held);
        return minutes <= SOON && Math.abs(sample.depth() - held.depth()) <= Math.max(AGREES, steepest * minutes);
    }
}
