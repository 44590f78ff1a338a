package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Verdict;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one alert of a rise and fall of water: its level rises at once, and falls when the water has stayed below the
 * level by the margin for {@code clear_for}. It ends when all has been dry for {@code dry_for}, or has stood below
 * every level for {@code stands_for}: what is left then is a puddle.
 */
final class Episodes {
    /** Delivered later than this, a red level calls nobody any more; a lower one not after the longer time. */
    private static final long TOO_LATE = Duration.ofMinutes(15).toMillis();

    private static final long TOO_LATE_BELOW_RED = Duration.ofMinutes(60).toMillis();

    private Episodes() {}

    static Verdict<FloodMemory> unchanged(Water water) {
        return Verdict.quiet(water.memory(), lookAgainAt(water));
    }

    static Verdict<FloodMemory> judge(Water water, @Nullable Reading reading) {
        var course = water.memory().course();
        if (course == null) {
            return open(water, reading);
        }
        var findings = new ArrayList<Finding>(1);
        var next = advance(follow(course, water), water, reading, findings);
        var after = with(water, next);
        return new Verdict<>(after.memory(), lookAgainAt(after), List.copyOf(findings));
    }

    private static Verdict<FloodMemory> open(Water water, @Nullable Reading reading) {
        var target = water.target();
        if (target.isCalm() || isTooLate(target, reading)) {
            return unchanged(water);
        }
        var late = reading != null && reading.quality() == Quality.BACKFILL;
        var sample = water.last(target.device());
        var seen = sample != null ? sample : new Sample(reading == null ? water.now() : reading.observedAt(), 0);
        var course = Course.opened(onset(water, target, seen), target, seen, late);
        var after = with(water, course);
        return Verdict.tell(after.memory(), lookAgainAt(after), FloodWords.finding(course, target, after));
    }

    /** Where the water first reached the lowest mark, going back from now. */
    private static long onset(Water water, Target target, Sample sample) {
        var device = water.watched().devices().get(target.device());
        var onset = sample.at();
        if (device != null) {
            var mark = Marks.of(water.watched(), device).yellow();
            var samples = water.memory().track(target.device()).accepted();
            for (var i = samples.size() - 1; i >= 0 && samples.get(i).depth() >= mark; i--) {
                onset = samples.get(i).at();
            }
        }
        return onset;
    }

    private static boolean isTooLate(Target target, @Nullable Reading reading) {
        if (reading == null || reading.quality() != Quality.BACKFILL) {
            return false;
        }
        var age = reading.receivedAt() - reading.observedAt();
        return target.stage() == Stage.WARNING || age > (target.level() == Level.I ? TOO_LATE : TOO_LATE_BELOW_RED);
    }

    /** The course with what is seen now: depth, and since when it is low or dry. */
    private static Course follow(Course course, Water water) {
        var next = course;
        for (var device : water.memory().tracks().keySet()) {
            var last = water.last(device);
            next = last == null || last.at() < course.onset() ? next : next.seen(last);
        }
        var isLow = course.level().isAbove(water.sustained().level());
        next = next.low(isLow ? Math.min(next.lowSince(), water.now()) : Course.NONE);
        return next.dry(water.isDry() ? Math.min(next.drySince(), water.now()) : Course.NONE);
    }

    private static @Nullable Course advance(
            Course course, Water water, @Nullable Reading reading, List<Finding> findings) {
        var target = water.target();
        if (target.isBeyond(course.level(), course.stage()) && !isTooLate(target, reading)) {
            var risen = course.at(target, Course.NONE);
            findings.add(FloodWords.finding(risen, target, water));
            return risen;
        }
        if (!water.isHeard(course.device())) {
            return course;
        }
        if (water.now() >= endsAt(course, water)) {
            findings.add(FloodWords.finding(course, Target.CALM, water).cleared(ClearReason.RECOVERED));
            return null;
        }
        if (course.lowSince() != Course.NONE && water.now() >= fallsAt(course, water)) {
            var lower = water.sustained();
            var named = lower.isCalm() ? Target.reached(Level.IV, course.device()) : lower;
            var fallen = course.at(lower.isCalm() ? course.left() : lower, named.isCalm() ? water.now() : Course.NONE);
            findings.add(FloodWords.finding(fallen, named, water));
            return fallen;
        }
        return course;
    }

    private static long fallsAt(Course course, Water water) {
        return later(course.lowSince(), water.watched().millis("clear_for"));
    }

    private static long endsAt(Course course, Water water) {
        var dry = later(course.drySince(), water.watched().millis("dry_for"));
        return course.level() == Level.IV
                ? Math.min(dry, later(course.calmSince(), water.watched().millis("stands_for")))
                : Course.NONE;
    }

    private static long later(long since, long span) {
        return since == Course.NONE ? Course.NONE : since + span;
    }

    private static long lookAgainAt(Water water) {
        var course = water.memory().course();
        if (course == null) {
            return water.tellsAt(Level.IV, Stage.REACHED);
        }
        var confirms = water.tellsAt(course.level(), course.stage());
        if (!water.isHeard(course.device())) {
            return confirms;
        }
        return Math.min(confirms, Math.min(fallsAt(course, water), endsAt(course, water)));
    }

    private static Water with(Water water, @Nullable Course course) {
        return new Water(water.memory().with(course), water.watched(), water.now());
    }
}
