package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Blindness;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.DeviceKind;

/** Keeps count of the present silence and judges it. Times in epoch milliseconds. */
final class Watch {
    private static final long WHILE_BLIND = 60_000L;

    private Watch() {}

    /** A device spoke: when all gateways had been lost until now, that time is not silence. */
    static InactivityMemory hear(Device device, float value, InactivityMemory memory, Watched watched, long now) {
        var home = new Home(memory, watched);
        var senses = memory.senses().set(device.id(), now, value);
        var gateway = device.kind() == DeviceKind.GATEWAY ? device.id() : device.parent();
        if (gateway == null || !watched.devices().containsKey(gateway)) {
            return memory.with(senses);
        }
        var before = Math.max(home.heardUntil(now), memory.watchedSince());
        var heard = memory.with(senses.hear(gateway, now));
        if (now - before <= home.lostAfter()) {
            return heard;
        }
        var from = Math.max(before, memory.silence().begun());
        var gap = Math.max(0, now - from) - watched.blindness().within(from, now);
        return heard.with(heard.silence().unseenFor(Math.max(0, gap)));
    }

    /** Whether a silence that now ended tells how long people here are usually quiet. */
    static boolean isTypical(InactivityMemory memory, Activity end, Watched watched) {
        var silence = memory.silence();
        var length = end.at() - silence.begun();
        return !silence.device().isEmpty()
                && silence.unseen() == 0
                && length >= Profile.SHORTEST
                && length <= watched.millis("cap")
                && !silence.isAway(end.at(), watched.millis("away_after"))
                && watched.blindness().within(silence.begun(), end.at()) == 0;
    }

    /** A new silence has begun: the soonest that anything can be due, so that few need judging at all. */
    static Verdict<InactivityMemory> restart(InactivityMemory memory, Watched watched, long now, long soonest) {
        var due = memory.silence().begun() + (long) (Limit.least(watched) * watched.number("call_share"));
        var next = memory.due(Math.max(due, soonest));
        return Verdict.quiet(next, next.dueAt());
    }

    /** Judges when something is due, which may have waited for a sign of life of the gateway. */
    static Verdict<InactivityMemory> go(InactivityMemory memory, Watched watched, long now) {
        return now >= memory.dueAt() ? judge(memory, watched, now) : Verdict.quiet(memory, memory.dueAt());
    }

    static Verdict<InactivityMemory> judge(InactivityMemory memory, Watched watched, long now) {
        if (watched.blindness().isOpenAt(now)) {
            return Verdict.quiet(memory.due(now), now + WHILE_BLIND);
        }
        var home = new Home(memory, watched);
        var until = home.heardUntil(now);
        if (home.liveChannels(now) == 0 || home.hasGateway() && now - until > home.lostAfter()) {
            return Verdict.quiet(memory.due(now), Verdict.NEVER);
        }
        return climb(home, until, now);
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
            return Verdict.tell(next, lookAgainAt(due, now), InactivityWords.finding(risen, next, watched, now));
        }
        var due = due(begun + notSilent, steps.after(alarm == null ? null : alarm.step(), answered));
        return Verdict.quiet(home.memory().due(due), lookAgainAt(due, now));
    }

    private static long due(long from, long length) {
        return length == Verdict.NEVER ? Verdict.NEVER : from + length;
    }

    /** What is overdue waits for a sign of life, not for a time. */
    private static long lookAgainAt(long due, long now) {
        return due > now ? due : Verdict.NEVER;
    }

    /** Time since the silence began in which nothing could have been seen. */
    static long notSilent(Silence silence, Blindness blindness, long now) {
        return silence.unseen() + blindness.within(silence.begun(), now);
    }
}
