package io.linli.jobs.detect.risks.sos;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody calls for help: told at once, at level I, and ended only by a person. A resident who takes the call back is
 * heard and still verified.
 */
public final class SosDetector implements Detector<SosMemory> {
    /** A press that is delivered later than this is a finding on the record. */
    private static final long TOO_LATE = Duration.ofMinutes(15).toMillis();
    /** From here on the presses of one call are told less often. */
    private static final int MANY = 5;

    @Override
    public RuleKind kind() {
        return RuleKind.SOS;
    }

    @Override
    public boolean isUrgent() {
        return true;
    }

    /** Whoever calls for help is heard, though a clerk forgot to write down that the device has a button. */
    @Override
    public boolean watches(Rule rule, Device device) {
        return true;
    }

    @Override
    public Verdict<SosMemory> begin(Watched watched, long now) {
        return quiet(SosMemory.quiet());
    }

    /** Who called and was not answered yet calls still, by the new rule. */
    @Override
    public Verdict<SosMemory> takeOver(SosMemory memory, Watched watched, long now) {
        var call = memory.call();
        return call == null ? quiet(memory) : tell(call, memory, watched);
    }

    @Override
    public Verdict<SosMemory> on(Observation observation, SosMemory memory, Watched watched) {
        var press = Press.of(observation);
        if (press != null) {
            var remembered = memory.remember(press.id()).remember(press.ref());
            return isKnown(press, memory) || memory.buttons().isTried(press.device(), press.receivedAt())
                    ? quiet(remembered)
                    : pressed(press, remembered, watched);
        }
        return observation instanceof Signal signal && signal.quality() != Quality.SNAPSHOT
                ? signalled(signal, memory, watched)
                : Verdict.unchanged();
    }

    private static Verdict<SosMemory> signalled(Signal signal, SosMemory memory, Watched watched) {
        var call = memory.call();
        return switch (signal.kind()) {
            case TEST_STARTED -> quiet(tried(signal, memory, watched));
            case TEST_ENDED -> quiet(memory.with(memory.buttons().noLongerTried(signal.device())));
            case SOS_CANCELLED -> call == null ? quiet(memory) : cancelled(signal, call, memory, watched);
            case SOS_CLEARED ->
                call == null || isOutdated(signal, call) ? quiet(memory) : cleared(call, memory, watched);
            default -> Verdict.unchanged();
        };
    }

    /** A window that is open is not made longer by its own word: a box that says so for ever would never be heard. */
    private static SosMemory tried(Signal signal, SosMemory memory, Watched watched) {
        var now = signal.receivedAt();
        return signal.quality() == Quality.BACKFILL || memory.buttons().isTried(signal.device(), now)
                ? memory
                : memory.with(memory.buttons().tried(signal.device(), now + watched.millis("test_for")));
    }

    /** A box that repeats a press after a person ended the call calls nobody anew. */
    private static boolean isKnown(Press press, SosMemory memory) {
        return memory.knows(press.id()) || memory.call() == null && memory.knows(press.ref());
    }

    private static Verdict<SosMemory> pressed(Press press, SosMemory before, Watched watched) {
        var merged = watched.millis("merge_within");
        var memory = before.count(press, day(press.at(), watched), merged);
        var call = memory.call();
        if (call != null) {
            var tell = call.presses() < MANY || press.receivedAt() - call.toldAt() >= merged;
            var again = call.pressedAgain(press, tell);
            return tell ? tell(again, memory, watched) : quiet(memory.with(again));
        }
        var opened = Call.by(press);
        return press.late() && press.receivedAt() - press.at() > TOO_LATE
                ? Verdict.tell(
                        memory, Verdict.NEVER, finding(opened, memory, watched).onRecord())
                : tell(opened, memory, watched);
    }

    private static long day(long at, Watched watched) {
        return Instant.ofEpochMilli(at)
                .atZone(watched.place().zone())
                .toLocalDate()
                .toEpochDay();
    }

    /** Who takes it back may have been made to: a voice is heard first. */
    private static Verdict<SosMemory> cancelled(Signal signal, Call call, SosMemory memory, Watched watched) {
        return call.cancelledAt() == signal.observedAt()
                ? quiet(memory)
                : tell(call.cancelled(signal.observedAt(), signal.receivedAt()), memory, watched);
    }

    /** Who ended the call did not know of its last press. */
    private static boolean isOutdated(Signal cleared, Call call) {
        return !cleared.ref().isEmpty()
                && !call.press().isEmpty()
                && !cleared.ref().equals(call.press());
    }

    private static Verdict<SosMemory> cleared(Call call, SosMemory memory, Watched watched) {
        var finding = finding(call, memory, watched).cleared(ClearReason.BY_PERSON);
        return Verdict.tell(memory.with((Call) null), Verdict.NEVER, finding);
    }

    private static Verdict<SosMemory> tell(Call call, SosMemory memory, Watched watched) {
        return Verdict.tell(memory.with(call), Verdict.NEVER, finding(call, memory, watched));
    }

    private static Finding finding(Call call, SosMemory memory, Watched watched) {
        var today = 0;
        for (var device : call.devices()) {
            today = Math.max(today, memory.buttons().today(device));
        }
        return SosWords.finding(call, today, watched);
    }

    @Override
    public Verdict<SosMemory> at(long now, SosMemory memory, Watched watched) {
        return quiet(memory);
    }

    @Override
    public SosMemory read(DataInput in) throws IOException {
        return SosMemory.read(in);
    }

    private static Verdict<SosMemory> quiet(SosMemory memory) {
        return Verdict.quiet(memory, Verdict.NEVER);
    }
}
