package io.linli.standalone.evaluation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is commonly done instead, at one sensor: a level is reached when two samples in a row say so, and expected when
 * the slope of the last minutes leads there within ten.
 *
 * <p>A slope is taken from the newest sample that is old enough, so that a gap blinds nobody.
 */
final class FloodBaseline {
    static final String PAIR = "150 mm, 2 in a row";

    /** How the slope is taken; mm/min. */
    enum Slope {
        FIVE("5-min slope", 5, 5),
        THREE_AND_TEN("the smaller of 3- and 10-min slopes", 3, 10);

        private final String title;
        private final long near;
        private final long far;

        Slope(String title, int near, int far) {
            this.title = title;
            this.near = Duration.ofMinutes(near).toMillis();
            this.far = Duration.ofMinutes(far).toMillis();
        }

        String title() {
            return title;
        }
    }

    private record Sample(long at, double depth) {}

    private static final double FROM = 50;
    private static final double AHEAD = 10;
    private static final double MARGIN = 30;
    private static final double WET = 10;
    private static final long CLEAR_FOR = Duration.ofMinutes(15).toMillis();
    private static final double MINUTE = Duration.ofMinutes(1).toMillis();

    private final double yellow;
    private final Slope slope;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final List<FloodSaying> said = new ArrayList<>();
    private long warnedAt = FloodSaying.NEVER;
    private long reachedAt = FloodSaying.NEVER;
    private long lowSince = FloodSaying.NEVER;

    FloodBaseline(double yellow, Slope slope) {
        this.yellow = yellow;
        this.slope = slope;
    }

    void measure(long at, double depth) {
        var before = samples.peekLast();
        if (before != null && before.at() >= at) {
            return;
        }
        samples.add(new Sample(at, depth));
        forget(at);
        if (depth >= yellow) {
            if (before != null && before.depth() >= yellow) {
                reachedAt = Math.min(reachedAt, at);
            }
        } else if (depth >= FROM && reachedAt == FloodSaying.NEVER && leadsThere(at, depth)) {
            warnedAt = Math.min(warnedAt, at);
        }
        follow(at, depth);
    }

    private void forget(long at) {
        while (samples.size() > 2) {
            var oldest = samples.removeFirst();
            if (samples.element().at() > at - slope.far) {
                samples.addFirst(oldest);
                return;
            }
        }
    }

    private boolean leadsThere(long at, double depth) {
        var rise = Math.min(rise(at, depth, slope.near), rise(at, depth, slope.far));
        return rise > 0 && (yellow - depth) / rise <= AHEAD;
    }

    private double rise(long at, double depth, long window) {
        var newestFirst = samples.descendingIterator();
        newestFirst.next();
        var from = new Sample(at, depth);
        while (newestFirst.hasNext()) {
            from = newestFirst.next();
            if (from.at() <= at - window) {
                break;
            }
        }
        return from.at() == at ? 0 : (depth - from.depth()) / ((at - from.at()) / MINUTE);
    }

    /** It is over once the water has stayed low for a while, or is gone. */
    private void follow(long at, double depth) {
        var isLow = depth < (reachedAt == FloodSaying.NEVER ? WET : yellow - MARGIN);
        lowSince = isLow ? Math.min(lowSince, at) : FloodSaying.NEVER;
        var isOpen = warnedAt != FloodSaying.NEVER || reachedAt != FloodSaying.NEVER;
        if (isOpen && lowSince != FloodSaying.NEVER && at - lowSince >= CLEAR_FOR) {
            close(at);
        }
    }

    private void close(long at) {
        said.add(new FloodSaying("alert-" + said.size(), warnedAt, reachedAt, at));
        warnedAt = FloodSaying.NEVER;
        reachedAt = FloodSaying.NEVER;
    }

    List<FloodSaying> said(long endsAt) {
        if (warnedAt != FloodSaying.NEVER || reachedAt != FloodSaying.NEVER) {
            close(endsAt);
        }
        return List.copyOf(said);
    }

    /** At a site with one sensor or several: each speaks for itself. */
    static List<FloodSaying> at(SiteRecord site, Slope slope) {
        var sensors = new java.util.TreeMap<String, FloodBaseline>();
        for (var reading : site.levels()) {
            sensors.computeIfAbsent(reading.device(), id -> new FloodBaseline(site.yellow(), slope))
                    .measure(reading.observedAt(), reading.value());
        }
        var said = new ArrayList<FloodSaying>();
        sensors.values().forEach(sensor -> said.addAll(sensor.said(site.endsAt())));
        return said;
    }
}
