package io.linli.jobs.detect.risks.flood;

import java.util.List;

/**
 * How fast water rises, mm/min: over two, ten and twenty minutes. Each is taken since the newest sample that is old
 * enough, so that a gap blinds nobody; else since the oldest. One sample that stands out alone is no trend, and neither
 * is water that has begun to fall.
 *
 * @param isRise whether it is water that rises at all
 */
record Trend(double near, double middle, double far, boolean isRise) {
    private static final long NEAR = 2 * 60_000L;
    private static final long MIDDLE = 10 * 60_000L;
    private static final long FAR = 20 * 60_000L;
    /** More than a sensor at rest moves from sample to sample, mm. */
    private static final double NOISE = 2;
    /** A step of this height within two minutes, mm, may be a thing that was put there. */
    private static final double JUMP = 40;
    /** What must be left of the rate without such a step. */
    private static final double LEFT = 0.2;

    private static final Trend NONE = new Trend(0, 0, 0, false);

    static Trend of(List<Sample> samples) {
        if (samples.size() < 3) {
            return NONE;
        }
        var middle = rate(samples, MIDDLE);
        return new Trend(
                rate(samples, NEAR),
                middle,
                rate(samples, FAR),
                !isFalling(samples) && !isOneJump(samples.subList(first(samples, MIDDLE), samples.size()), middle));
    }

    /** The rate that is safe to reckon with; over a longer time where nothing is known of the site. */
    double safe(boolean isKnown) {
        if (!isRise) {
            return 0;
        }
        var rate = Math.min(near, middle);
        return Math.max(0, isKnown ? rate : Math.min(rate, far));
    }

    private static boolean isFalling(List<Sample> samples) {
        var size = samples.size();
        return falls(samples.get(size - 2), samples.get(size - 1))
                || falls(samples.get(size - 3), samples.get(size - 2));
    }

    private static boolean falls(Sample from, Sample to) {
        return to.depth() < from.depth() - NOISE;
    }

    private static boolean isOneJump(List<Sample> samples, double rate) {
        var highest = 1;
        for (var i = 2; i < samples.size(); i++) {
            if (step(samples, i) > step(samples, highest)) {
                highest = i;
            }
        }
        var height = step(samples, highest);
        var took = samples.get(highest).minutesSince(samples.get(highest - 1));
        if (height < JUMP || took > 2) {
            return false;
        }
        var last = samples.get(samples.size() - 1);
        var rest = last.minutesSince(samples.get(0)) - took;
        return rest <= 0 || (last.depth() - samples.get(0).depth() - height) / rest < LEFT * rate;
    }

    private static double step(List<Sample> samples, int index) {
        return samples.get(index).depth() - samples.get(index - 1).depth();
    }

    private static double rate(List<Sample> samples, long window) {
        return samples.get(samples.size() - 1).gradientSince(samples.get(first(samples, window)));
    }

    private static int first(List<Sample> samples, long window) {
        var last = samples.get(samples.size() - 1);
        var first = samples.size() - 2;
        while (first > 0 && samples.get(first).at() > last.at() - window) {
            first--;
        }
        return first;
    }
}
