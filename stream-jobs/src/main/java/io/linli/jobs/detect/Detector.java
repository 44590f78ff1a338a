package io.linli.jobs.detect;

import io.linli.model.Device;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.io.DataInput;
import java.io.IOException;

/**
 * One risk, as a pure function of what arrives and of time: it says what to remember, when to look again and what to
 * tell. It must give the same verdicts for the same observations, whatever their batching, and bear the same
 * observation twice.
 */
public interface Detector<M extends Memory> {

    RuleKind kind();

    /** Whether observations of this device are for this rule; a subject without any such device is not watched. */
    boolean watches(Rule rule, Device device);

    /** The verdict on a subject that is watched from {@code now} on and was never heard. */
    Verdict<M> begin(Watched watched, long now);

    /** The verdict from {@code now} on, where another rule of this kind watched before; forgets what it knew unless said. */
    default Verdict<M> takeOver(M memory, Watched watched, long now) {
        return begin(watched, now);
    }

    /** An observation arrived; its {@code receivedAt} is now, its {@code observedAt} may be long before. */
    Verdict<M> on(Observation observation, M memory, Watched watched);

    /** The time that a verdict asked for has come. */
    Verdict<M> at(long now, M memory, Watched watched);

    /** Reads what {@link Memory#write} wrote, in this or an older version. */
    M read(DataInput in) throws IOException;

    /**
     * Whether everything is told to it at once, even behind a change of devices that waits. Such a detector asks for
     * no deadline of its own.
     */
    default boolean isUrgent() {
        return false;
    }
}
