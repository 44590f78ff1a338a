package io.linli.jobs.detect.risks.crowding;

import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Hours;
import io.linli.jobs.detect.risks.crowding.Usual.Norm;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How a counter's numbers are read: without those who are not there, against the capacity and against what is usual. */
record Gauge(Device device, Watched watched) {

    double capacity() {
        return Math.max(1, watched.number("capacity", device));
    }

    /** What is as old as its newest word or older changes nothing. */
    Counter read(Reading reading, Counter before, boolean isLearned) {
        var at = Math.min(reading.observedAt(), reading.receivedAt());
        if (at <= before.at()) {
            return before;
        }
        var zone = watched.place().zone();
        var sameSince = reading.value() == before.count() && before.at() != Counter.NEVER ? before.sameSince() : at;
        var drift = drift(reading.value(), sameSince, at, before.drift());
        var people = Math.max(0, reading.value() - drift);
        var usual = before.usual().counted(people, at, zone, isLearned);
        if (reading.quality() == Quality.BACKFILL) {
            return new Counter(
                    reading.value(),
                    at,
                    sameSince,
                    drift,
                    Counter.NEVER,
                    Counter.NEVER,
                    Counter.NEVER,
                    before.calmSince(),
                    usual);
        }
        var share = people / capacity();
        var unusual = isUnusual(people, norm(usual, at, zone));
        return new Counter(
                reading.value(),
                at,
                sameSince,
                drift,
                Counter.since(before.manySince(), share > watched.number("warn_share"), at),
                Counter.since(before.fullSince(), share > watched.number("full_share"), at),
                Counter.since(before.unusualSince(), unusual, at),
                Counter.since(before.calmSince(), share < watched.number("clear_share") && !unusual, at),
                usual);
    }

    /** Whom it counts for an hour of the night without a single one coming or going is not there. */
    private double drift(double value, long sameSince, long at, double before) {
        var night = new Hours(watched.millis("empty_from"), watched.millis("empty_until"));
        var isFrozen = at - sameSince >= watched.millis("empty_for")
                && night.hold(at, watched.place().zone());
        var isSmall = value <= watched.number("drift_share") * capacity();
        return isFrozen && isSmall ? value : Math.min(before, value);
    }

    @Nullable
    Norm norm(Counter counter) {
        return norm(counter.usual(), counter.at(), watched.place().zone());
    }

    private @Nullable Norm norm(Usual usual, long at, ZoneId zone) {
        return usual.norm(at, zone, (int) watched.number("weeks"));
    }

    private boolean isUnusual(double people, @Nullable Norm norm) {
        return norm != null
                && norm.z(people) > watched.number("unusual")
                && people - norm.typical() >= watched.number("unusual_people");
    }

    /**
     * @param level null when all is well
     * @param since when it came to be so
     * @param next when a higher level may be reached
     */
    record Sight(@Nullable Level level, long since, long next) {}

    Sight look(Counter counter, long now) {
        var hold = watched.millis("held_for");
        var next = Long.MAX_VALUE;
        var levels = new Level[] {Level.II, Level.III, Level.IV};
        var sinces = new long[] {counter.fullSince(), counter.manySince(), counter.unusualSince()};
        for (var i = 0; i < levels.length; i++) {
            if (sinces[i] != Counter.NEVER && isBelieved(counter, sinces[i] + hold)) {
                if (now >= sinces[i] + hold) {
                    return new Sight(levels[i], sinces[i], next);
                }
                next = Math.min(next, sinces[i] + hold);
            }
        }
        return new Sight(null, Counter.NEVER, next);
    }

    /** A counter that has fallen silent tells nothing of how many there are. */
    boolean isBelieved(Counter counter, long now) {
        return now - counter.at() <= Math.max(3 * device.period().toMillis(), watched.millis("held_for"));
    }
}
