package io.linli.jobs.detect.risks.sos;

import io.linli.jobs.detect.Detector;
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

/**
 * Somebody calls for help: told at once, at level I, and ended only by a person. A resident who takes the call back is
 * heard and still verified.
 */
public final class SosDetector implements Detector<SosMemory> {
    /** A press that is delivered later than this is a finding on the record. */
    private static final long TOO_LATE = Duration.ofMinutes(15).toMillis();
    /** From here on a button is suspected, and its presses are told less often. */
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

    @Override
    public Verdict<SosMemory> on(Observation observation, SosMemory memory, Watched watched) {
        var press = Press.of(observation);
        if (press != null) {
            return isKnown(press, memory)
                    ? quiet(memory)
                    : pressed(press, memory.remember(press.id()).remember(press.ref()), watched);
        }
        if (memory.isOpen() && observation instanceof Signal signal && signal.quality() != Quality.SNAPSHOT) {
            return switch (signal.kind()) {
                case SOS_CANCELLED -> cancelled(signal, memory, watched);
                case SOS_CLEARED -> isOutdated(signal, memory) ? quiet(memory) : cleared(memory, watched);
                default -> quiet(memory);
            };
        }
        return quiet(memory);
    }

    /** A box that repeats a press after a person ended the call calls nobody anew. */
    private static boolean isKnown(Press press, SosMemory memory) {
        return memory.knows(press.id()) || !memory.isOpen() && memory.knows(press.ref());
    }

    private static Verdict<SosMemory> pressed(Press press, SosMemory memory, Watched watched) {
        if (memory.isOpen()) {
            var first = memory.presses() < MANY;
            var tell = first || press.receivedAt() - memory.toldAt() >= watched.millis("merge_within");
            var next = memory.pressedAgain(press, tell);
            return tell ? Verdict.tell(next, Verdict.NEVER, SosWords.finding(next, watched)) : quiet(next);
        }
        var opened = memory.opened(press);
        var finding = SosWords.finding(opened, watched);
        var isOver = press.late() && press.receivedAt() - press.at() > TOO_LATE;
        return isOver
                ? Verdict.tell(memory, Verdict.NEVER, finding.onRecord())
                : Verdict.tell(opened, Verdict.NEVER, finding);
    }

    /** Who takes it back may have been made to: a voice is heard first. */
    private static Verdict<SosMemory> cancelled(Signal signal, SosMemory memory, Watched watched) {
        if (memory.cancelledAt() == signal.observedAt()) {
            return quiet(memory);
        }
        var next = memory.cancelled(signal.observedAt(), signal.receivedAt());
        return Verdict.tell(next, Verdict.NEVER, SosWords.finding(next, watched));
    }

    /** Who ended the call did not know of its last press. */
    private static boolean isOutdated(Signal cleared, SosMemory memory) {
        return !cleared.ref().isEmpty()
                && !memory.press().isEmpty()
                && !cleared.ref().equals(memory.press());
    }

    private static Verdict<SosMemory> cleared(SosMemory memory, Watched watched) {
        var finding = SosWords.finding(memory, watched).cleared(ClearReason.BY_PERSON);
        return Verdict.tell(memory.ended(), Verdict.NEVER, finding);
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
