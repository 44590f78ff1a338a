package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.inactivity.InactivityMemory.Unjudged;
import io.linli.model.ClearReason;
import io.linli.model.Ladder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Somebody stirred: the silence is over, and what it was is learned. */
final class Stirring {
    /** Two activities within this are a person, not a curtain. */
    private static final long SOON = Duration.ofMinutes(10).toMillis();

    private static final long JUDGED_WITHIN = Duration.ofDays(1).toMillis();

    private Stirring() {}

    static Verdict<InactivityMemory> acted(
            Activity activity, boolean isLate, InactivityMemory memory, Watched watched, long now) {
        var silence = memory.silence();
        if (activity.at() <= silence.begun()) {
            return Watch.go(isLate ? memory : memory.with(silence.outOfOrder(activity)), watched, now);
        }
        var stirred = settled(memory, activity, watched).with(memory.senses().stir(activity.device(), activity.at()));
        var due = isLate ? now + Watch.SETTLES : now;
        var alarm = stirred.alarm();
        if (alarm == null) {
            return Watch.restart(
                    learned(stirred, activity, watched), begunBy(activity, stirred, watched), watched, now, due);
        }
        if (activity.at() < alarm.raisedAt()) {
            return ended(activity, ClearReason.LATE_DATA, stirred, watched, now, due);
        }
        if (alarm.isEndedBy(activity, SOON)) {
            return ended(activity, ClearReason.RECOVERED, stirred, watched, now, due);
        }
        return Watch.go(stirred.with(alarm.woken(activity)), watched, now);
    }

    /** Most silences are usual ones that say nothing new: that is asked first. */
    private static InactivityMemory learned(InactivityMemory memory, Activity activity, Watched watched) {
        if (activity.at() - memory.silence().begun() < Visits.SHORTEST) {
            return memory;
        }
        var learned = learn(memory, ended(memory, activity), watched);
        return learned.equals(memory) || Watch.isTypical(memory, activity, watched) ? learned : memory;
    }

    /** A day of life after an episode of which nobody says that it was an emergency: then it was none. */
    private static InactivityMemory settled(InactivityMemory memory, Activity activity, Watched watched) {
        var unjudged = memory.unjudged();
        return memory.alarm() == null && unjudged != null && activity.at() - unjudged.ended() > JUDGED_WITHIN
                ? learn(memory.with((Unjudged) null), unjudged, watched)
                : memory;
    }

    private static Verdict<InactivityMemory> ended(
            Activity activity, ClearReason reason, InactivityMemory memory, Watched watched, long now, long due) {
        var alarm = memory.alarm();
        if (alarm == null) {
            return Watch.go(memory, watched, now);
        }
        var finding =
                InactivityWords.ended(alarm, memory, watched, now, activity).cleared(reason);
        var silence = ended(memory, activity);
        var isTypical = Watch.isTypical(memory, activity, watched);
        var closed = memory.with((Alarm) null);
        if (isTypical && (alarm.step() == Ladder.L1 || isAbsence(memory, activity, watched))) {
            closed = learn(closed, silence, watched);
        } else if (isTypical) {
            closed = learn(closed, closed.unjudged(), watched).with(silence);
        }
        // Nothing is raised in the instant in which an alert ends.
        var next = Watch.restart(closed, begunBy(activity, memory, watched), watched, now, Math.max(due, now + 1));
        return Verdict.tell(next.memory(), next.lookAgainAt(), finding);
    }

    private static Unjudged ended(InactivityMemory memory, Activity activity) {
        return new Unjudged(
                memory.silence().begun(), activity.at(), memory.silence().room());
    }

    private static Silence begunBy(Activity activity, InactivityMemory memory, Watched watched) {
        return memory.silence().endedBy(activity, Pace.of(watched).awayAfter());
    }

    private static boolean isAbsence(InactivityMemory memory, Activity end, Watched watched) {
        return memory.silence().isAway(end.at(), watched.millis("away_after"));
    }

    /** What is kept of a silence at home, or of an absence; whoever comes back is well. */
    static InactivityMemory learn(InactivityMemory memory, @Nullable Unjudged silence, Watched watched) {
        if (silence == null) {
            return memory;
        }
        var zone = watched.place().zone();
        var profile = memory.profile();
        var present = memory.silence();
        var isAbsence = present.begun() == silence.begun()
                && present.isAway(silence.ended(), Pace.of(watched).awayAfter());
        if (isAbsence) {
            return memory.with(profile.learnAbsence(silence.begun(), silence.ended(), zone));
        }
        var isUsual = silence.ended() - silence.begun() <= watched.millis("cap");
        return isUsual ? memory.with(profile.learn(silence.begun(), silence.ended(), silence.room(), zone)) : memory;
    }
}
