package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Blindness;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import java.time.Duration;

/** Keeps count of the present silence and judges it. Times in epoch milliseconds. */
final class Watch {
    /** While a gateway delivers what it kept, nothing is judged until it paused for so long. */
    static final long SETTLES = Duration.ofMinutes(2).toMillis();

    private static final long WHILE_BLIND = 60_000L;

    private Watch() {}

    /** A device spoke: when the home could not be seen until now, that time is not silence. */
    static InactivityMemory hear(
            Device device, Sense known, Sense sense, InactivityMemory memory, Watched watched, long now) {
        var home = new Home(memory, watched);
        var isBack = !home.isTrusted(device, known, now);
        var gateway = home.gatewayOf(device);
        var isCutOff = gateway != null && !home.isHeard(gateway, now);
        var isExact = isBack || isCutOff || !sense.equals(known) || memory.isDue(now) || memory.isSaidToBeUnseen();
        var senses = memory.senses();
        if (isExact || known.isToBeNoted(device, now)) {
            senses = senses.set(device.id(), sense.heard(now));
        }
        if (gateway != null && (isExact || senses.of(gateway.id()).isToBeNoted(gateway, now))) {
            senses = senses.hear(gateway.id(), now);
        }
        var next = memory.with(senses);
        if (!isBack && !isCutOff) {
            return next;
        }
        // What is due was reckoned without it; others may be back with it, and tell what they kept.
        var back = next.due(now + SETTLES);
        var from = Math.max(home.heardUntil(now), memory.silence().seenSince());
        if (now - from <= home.lostAfter()) {
            return back;
        }
        var gap = Math.max(0, now - from - watched.blindness().within(from, now));
        return back.with(back.silence().unseenFor(gap, now));
    }

    /** Whether a silence that now ended tells how long people here are usually quiet, or out. */
    static boolean isTypical(InactivityMemory memory, Activity end, Watched watched) {
        var silence = memory.silence();
        return end.at() - silence.begun() >= Visits.SHORTEST
                && !silence.device().isEmpty()
                && silence.unseen() == 0
                && watched.blindness().within(silence.begun(), end.at()) == 0
                && !new Home(memory, watched).isPartlyUnseen(end.at());
    }

    /** A new silence has begun: the soonest that anything can be due, so that few need judging at all. */
    static Verdict<InactivityMemory> restart(
            InactivityMemory memory, Silence silence, Watched watched, long now, long soonest) {
        var due = silence.begun() + Pace.of(watched).soonest();
        return go(memory.with(silence, Math.max(due, soonest)), watched, now);
    }

    /** Judges when something is due, which may have waited for a sign of life of the gateway. */
    static Verdict<InactivityMemory> go(InactivityMemory memory, Watched watched, long now) {
        return memory.isDue(now) ? judge(memory, watched, now) : wait(memory, now);
    }

    /** What is overdue waits for a sign of life, not for a time. */
    private static Verdict<InactivityMemory> wait(InactivityMemory memory, long now) {
        var due = memory.dueAt() > now ? memory.dueAt() : Verdict.NEVER;
        var sight = memory.sightDueAt() > now ? memory.sightDueAt() : Verdict.NEVER;
        return Verdict.quiet(memory, Math.min(due, sight));
    }

    static Verdict<InactivityMemory> judge(InactivityMemory memory, Watched watched, long now) {
        if (watched.blindness().isOpenAt(now)) {
            var later = memory.sightDue(Math.max(memory.sightDueAt(), now + WHILE_BLIND));
            return Verdict.quiet(later.due(Math.min(memory.dueAt(), now)), now + WHILE_BLIND);
        }
        var home = new Home(memory, watched);
        if (home.isUnseen(now)) {
            return Sight.lost(home, now);
        }
        var until = home.heardUntil(now);
        var isDue = now >= memory.sightDueAt() || memory.sightDueAt() == Verdict.NEVER;
        var seen = isDue ? memory.sightDue(Sight.dueAfter(until, watched, now)) : memory;
        return now < memory.dueAt() ? wait(seen, now) : climb(new Home(seen, watched), until, now);
    }

    /** Takes the step of the ladder that the silence has come to, as far as it is known to be one. */
    private static Verdict<InactivityMemory> climb(Home home, long until, long now) {
        var watched = home.watched();
        var alarm = home.memory().alarm();
        var limit = alarm == null ? Limit.of(home, now) : alarm.limit();
        var steps = Steps.of(limit, watched);
        var begun = home.memory().silence().begun();
        var notSilent = notSilent(home.memory().silence(), watched.blindness(), now);
        var answered = alarm != null && alarm.isAnswered();
        var step = steps.reached(until - begun - notSilent, answered);
        if (step != null && (alarm == null || step.compareTo(alarm.step()) > 0)) {
            var risen = alarm == null ? Alarm.raised(begun, step, limit, now) : alarm.at(step);
            var due = due(begun + notSilent, steps.after(step, answered));
            var next = home.memory().with(risen).due(due);
            var told = InactivityWords.finding(risen, next, watched, now);
            return Verdict.tell(next, wait(next, now).lookAgainAt(), told);
        }
        var due = due(begun + notSilent, steps.after(alarm == null ? null : alarm.step(), answered));
        return wait(home.memory().due(due), now);
    }

    private static long due(long from, long length) {
        return length == Verdict.NEVER ? Verdict.NEVER : from + length;
    }

    /** Time since the silence began in which nothing could have been seen. */
    static long notSilent(Silence silence, Blindness blindness, long now) {
        return silence.unseen() + blindness.within(silence.begun(), now);
    }
}
