package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.ClearReason;
import java.util.ArrayList;

/** Whether a home can be seen at all: where it cannot for hours, people are told just that, and silence is not judged. */
final class Sight {
    /** A gateway that speaks once a day is not lost within hours: how often it is asked whether it is by now. */
    private static final long AGAIN = 60_000;

    private Sight() {}

    /** When to ask again, after it was last seen. */
    static long dueAfter(long seen, Watched watched, long now) {
        var due = seen + watched.millis("unseen_after");
        return due > now ? due : now + AGAIN;
    }

    /** Nothing is heard of the home. An alert that is open already stays as it is. */
    static Verdict<InactivityMemory> lost(Home home, long now) {
        var memory = home.memory();
        var watched = home.watched();
        var seen = home.heardUntil(now);
        var due = seen + watched.millis("unseen_after");
        if (memory.isSaidToBeUnseen() || memory.alarm() != null || home.channels() == 0) {
            return Verdict.quiet(memory.due(Math.min(memory.dueAt(), now)).sightDue(Verdict.NEVER), Verdict.NEVER);
        }
        var waiting = memory.due(Math.min(memory.dueAt(), now));
        if (now < due) {
            return Verdict.quiet(waiting.sightDue(due), due);
        }
        var said = waiting.unseenSince(seen).sightDue(Verdict.NEVER);
        return Verdict.tell(said, Verdict.NEVER, UnseenWords.finding(seen, home, now));
    }

    /** Once it is seen again, the word that it could not be is over; silence is judged a little later. */
    static Verdict<InactivityMemory> regained(Verdict<InactivityMemory> verdict, Watched watched, long now) {
        var memory = verdict.memory();
        var home = new Home(memory, watched);
        if (!memory.isSaidToBeUnseen() || home.isUnseen(now)) {
            return verdict;
        }
        var findings = new ArrayList<Finding>();
        findings.add(UnseenWords.finding(memory.unseenSince(), home, now).cleared(ClearReason.RECOVERED));
        var seen = memory.unseenSince(Silence.NONE).due(now + Watch.SETTLES).sightDue(dueAfter(now, watched, now));
        return new Verdict<>(seen, now + Watch.SETTLES, findings);
    }
}
