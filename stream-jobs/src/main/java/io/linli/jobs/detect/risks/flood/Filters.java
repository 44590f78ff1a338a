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
    /** How many times one of these steps may be the other. */
    private static final double ALIKE = 3;
    /** A sensor's own noise, mm. */
    private static final double NOISE = 10;
    /** How far what is taken for a car may seem to move, mm: warmth and wind move the echo. */
    private static final double STILL = 15;
    /** As many minutes as water is believed to have risen for at most, while a sensor was silent. */
    private static final double MEANWHILE = 1.5;
    /** Minutes without a believed sample. */
    private static final double LONG = 3;

    /** Faster than any water on record, mm/min. */
    private static final double FASTEST = 200;

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
        return middle != null
                        && first != null
                        && isFast(first, middle)
                        && isFast(middle, sample)
                        && areAlike(middle.depth() - first.depth(), sample.depth() - middle.depth())
                ? Intake.FAST
                : null;
    }

    /** Two things that pass one after the other are seldom as high above each other as the first above the ground. */
    private static boolean areAlike(double rise, double next) {
        return next <= ALIKE * rise && rise <= ALIKE * next;
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
        var stays = Math.abs(sample.depth() - held.depth()) <= (track.inBox() ? STILL : NOISE);
        var isBox = track.inBox() ? stays || isOddOnBox(sample, held, last, track) : stays && isSoon(sample, held);
        return isBox ? Intake.BOX : null;
    }

    /** The first sample that does not fit a box, and is not the ground again: something passed over it. */
    private static boolean isOddOnBox(Sample sample, Sample top, Sample ground, Track track) {
        var newest = track.newestRaw();
        return newest != null
                && Math.abs(newest.depth() - top.depth()) <= STILL
                && sample.depth() > ground.depth() + AGREES;
    }

    private static boolean isSoon(Sample sample, Sample before) {
        return sample.minutesSince(before) <= SOON;
    }

    private @Nullable Intake gradient(Sample sample, Track track) {
        var last = track.last();
        if (last == null) {
            return null;
        }
        var isSteep = Math.abs(sample.depth() - last.depth()) > steepest * minutes(sample, last, track);
        if (!isSteep && !fallsFromHeld(sample, last, track)) {
            return null;
        }
        var held = track.held();
        return held != null && agree(held, sample) && isBorneOut(held, last, track) ? null : Intake.HELD;
    }

    /** What shot up faster than water was ever seen to takes two that agree. */
    private boolean isBorneOut(Sample held, Sample last, Track track) {
        var before = track.rawBeforeNewest();
        return held.depth() - last.depth() <= FASTEST * Math.min(SOON, held.minutesSince(last))
                || before != null && before.at() > last.at() && agree(before, held);
    }

    /** Neither where it shot up to nor where it came from: two things that passed one after the other. */
    private boolean fallsFromHeld(Sample sample, Sample last, Track track) {
        var held = track.held();
        return held != null
                && isSoon(sample, held)
                && sample.depth() < held.depth() - AGREES
                && sample.depth() > last.depth() + steepest;
    }

    /** Within which it came: what was not believed for a while says that the water was not there. */
    private double minutes(Sample sample, Sample last, Track track) {
        var newest = track.newestRaw();
        if (newest == null) {
            return sample.minutesSince(last);
        }
        var isDoubted = track.held() != null && isSoon(sample, newest) && newest.minutesSince(last) > LONG;
        var minutes = isDoubted ? sample.minutesSince(newest) : sample.minutesSince(last);
        return isAfterGap(sample, newest, track) ? Math.min(MEANWHILE, minutes) : minutes;
    }

    /** A sensor that speaks often was silent: what came meanwhile may have come at once. */
    private boolean isAfterGap(Sample sample, Sample newest, Track track) {
        var before = track.rawBeforeNewest();
        return !raining && before != null && isSoon(newest, before) && sample.minutesSince(newest) > LONG;
    }

    /** Water that shot up may rise on, and falls slowly. */
    private boolean agree(Sample held, Sample sample) {
        var minutes = sample.minutesSince(held);
        var rise = sample.depth() - held.depth();
        return minutes <= SOON && rise >= -AGREES && rise <= Math.max(AGREES, steepest * minutes);
    }
}
