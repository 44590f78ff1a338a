package io.linli.jobs.detect.risks.hazard;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Found;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A danger in a home that devices measure: each device is followed on its own, the worst leads, and all are one alert.
 * The level rises at once, and falls or ends when no device has held it for {@code clear_for}.
 *
 * <p>What only time decides is judged by a deadline at least a millisecond after the last arrival, so that readings
 * delivered together give the same alerts in any order.
 *
 * @param <T> what is remembered of one device
 */
public abstract class Hazard<T extends Track> implements Detector<HazardMemory<T>> {
    /** Evidence older than this is said to be late. */
    private static final long LATE = Duration.ofMinutes(5).toMillis();
    /** Evidence older than this calls nobody any more: a red level, and any lower one. */
    private static final long TOO_LATE = Duration.ofMinutes(15).toMillis();

    private static final long TOO_LATE_BELOW_RED = Duration.ofMinutes(60).toMillis();

    /** What is remembered of a device that was never heard. */
    protected abstract T fresh();

    /** What is remembered of a device after it said something; the same where that says nothing of this risk. */
    protected abstract T take(T track, Observation said, Device device, Watched watched);

    /** Whether nothing that it said is a step to any level, now or later. Most of what is said is so. */
    protected abstract boolean isCalm(T track, Device device, Watched watched);

    protected abstract Standing look(Sight<T> sight);

    /** The track once its episode is over: nothing in it may raise the same again. */
    protected abstract T settled(T track);

    protected abstract T readTrack(DataInput in) throws IOException;

    protected abstract HazardWords<T> words();

    /** Whether an alert of this level stays open until a person has told what they found. */
    protected boolean needsPerson(Level level) {
        return false;
    }

    @Override
    public final Verdict<HazardMemory<T>> begin(Watched watched, long now) {
        return Verdict.quiet(HazardMemory.empty(), Verdict.NEVER);
    }

    @Override
    public final Verdict<HazardMemory<T>> takeOver(HazardMemory<T> memory, Watched watched, long now) {
        return Verdict.quiet(memory.telling(null), now + 1);
    }

    @Override
    public final Verdict<HazardMemory<T>> on(Observation said, HazardMemory<T> memory, Watched watched) {
        var now = said.receivedAt();
        if (said instanceof Signal signal && isJudgement(signal, memory, watched)) {
            var told = memory.told();
            return judge(memory.telling(told == null ? null : told.judged(now)), watched, now, Cause.PERSON);
        }
        var device = watched.devices().get(source(said));
        if (device == null || isSnapshot(said)) {
            return judge(memory, watched, now, Cause.ARRIVAL);
        }
        var known = memory.tracks().get(device.id());
        var before = known == null ? fresh() : known;
        var track = take(before, said, device, watched);
        if (memory.told() == null && before == track) {
            return Verdict.unchanged();
        }
        var next = memory.with(device.id(), track, watched.devices());
        return next.told() == null && isCalm(next, watched)
                ? Verdict.quiet(next, Verdict.NEVER)
                : judge(next, watched, now, Cause.ARRIVAL);
    }

    private boolean isCalm(HazardMemory<T> memory, Watched watched) {
        for (var entry : memory.tracks().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            if (device != null && !isCalm(entry.getValue(), device, watched)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final Verdict<HazardMemory<T>> at(long now, HazardMemory<T> memory, Watched watched) {
        return judge(memory, watched, now, Cause.DEADLINE);
    }

    @Override
    public final HazardMemory<T> read(DataInput in) throws IOException {
        return HazardMemory.read(in, this::readTrack);
    }

    /** A device's clock may be ahead of ours; nothing is measured after it came. */
    protected static long observedAt(Reading reading) {
        return Math.min(reading.observedAt(), reading.receivedAt());
    }

    private enum Cause {
        ARRIVAL,
        DEADLINE,
        PERSON
    }

    private static String source(Observation said) {
        if (said instanceof Reading reading) {
            return reading.device();
        }
        return said instanceof Signal signal ? signal.device() : "";
    }

    /** What the broker kept from some time before says nothing of now, and a record says nothing at all. */
    private static boolean isSnapshot(Observation said) {
        return said instanceof DeviceRecord
                || said instanceof Reading reading && reading.quality() == Quality.SNAPSHOT
                || said instanceof Signal signal && signal.quality() == Quality.SNAPSHOT;
    }

    private static boolean isJudgement(Signal signal, HazardMemory<?> memory, Watched watched) {
        var told = memory.told();
        return told != null && Found.by(signal, told.onset(), watched);
    }

    private Verdict<HazardMemory<T>> judge(HazardMemory<T> memory, Watched watched, long now, Cause cause) {
        var settled = cause == Cause.DEADLINE;
        var scene = Scene.of(memory, watched, now, settled, this::look);
        var told = memory.told();
        var step = scene.reached();
        if (step != null && (told == null || step.level().isAbove(told.level()))) {
            return rise(scene, step, memory, watched, now, settled);
        }
        if (told != null && cause != Cause.ARRIVAL && fallsAt(scene, told, watched) <= now) {
            return fall(scene, told, memory, watched, now, cause);
        }
        return Verdict.quiet(memory, lookAgainAt(scene, told, watched, now));
    }

    private long lookAgainAt(Scene scene, @Nullable Told told, Watched watched, long now) {
        return Math.min(scene.next(), Math.max(fallsAt(scene, told, watched), now + 1));
    }

    /** When it may be told as lower or over; {@link Trace#NEVER} while it is held, unknown or for a person to judge. */
    private long fallsAt(Scene scene, @Nullable Told told, Watched watched) {
        if (told == null || !isBelow(scene.held(), told.level()) || isWaiting(told, watched)) {
            return Trace.NEVER;
        }
        var due = scene.heldSince() + watched.millis("clear_for");
        return due > scene.knownUntil() ? Trace.NEVER : due;
    }

    /** A rule that is only tried tells nobody, so nobody can answer. */
    private boolean isWaiting(Told told, Watched watched) {
        return needsPerson(told.level()) && watched.rule().slot() == Mode.LIVE && !told.isJudged();
    }

    private static boolean isBelow(@Nullable Level held, Level told) {
        return held == null || told.isAbove(held);
    }

    private Verdict<HazardMemory<T>> rise(
            Scene scene, Step step, HazardMemory<T> memory, Watched watched, long now, boolean settled) {
        var age = now - Math.max(step.due(), step.seenAt());
        if (age > (step.level() == Level.I ? TOO_LATE : TOO_LATE_BELOW_RED)) {
            return tooLate(scene, step, memory, watched, now, settled);
        }
        var told = memory.told();
        var onset = step.since() == memory.past() ? now : step.since();
        var next = told == null
                ? new Told(onset, step.level(), scene.device(), age > LATE, Trace.NEVER)
                : told.risen(step.level(), scene.device());
        return tell(next, memory.telling(next), watched, now, settled);
    }

    private Verdict<HazardMemory<T>> tooLate(
            Scene scene, Step step, HazardMemory<T> memory, Watched watched, long now, boolean settled) {
        if (memory.told() != null || !settled) {
            return Verdict.quiet(memory, settled ? scene.next() : now + 1);
        }
        var after = memory.settled(this::settled, step.since());
        if (step.since() == memory.past()) {
            return Verdict.quiet(after, Verdict.NEVER);
        }
        var over = new Told(step.since(), step.level(), scene.device(), true, Trace.NEVER);
        return Verdict.tell(
                after, Verdict.NEVER, finding(over, memory, watched, now, false).onRecord());
    }

    private Verdict<HazardMemory<T>> fall(
            Scene scene, Told told, HazardMemory<T> memory, Watched watched, long now, Cause cause) {
        var held = scene.held();
        if (held != null) {
            var lower = told.fallen(held);
            return tell(lower, memory.telling(lower), watched, now, true);
        }
        var isGone = !watched.devices().containsKey(told.device());
        var found = cause == Cause.PERSON ? ClearReason.BY_PERSON : ClearReason.RECOVERED;
        var finding = finding(told, memory, watched, now, true).cleared(isGone ? ClearReason.NOT_WATCHED : found);
        return Verdict.tell(memory.settled(this::settled, told.onset()), Verdict.NEVER, finding);
    }

    private Verdict<HazardMemory<T>> tell(
            Told told, HazardMemory<T> memory, Watched watched, long now, boolean settled) {
        var scene = Scene.of(memory, watched, now, settled, this::look);
        var again = lookAgainAt(scene, told, watched, now);
        return Verdict.tell(memory, again, finding(told, memory, watched, now, false));
    }

    private Finding finding(Told told, HazardMemory<T> memory, Watched watched, long now, boolean ended) {
        var devices = new ArrayList<String>();
        Sight<T> leading = null;
        for (var entry : memory.tracks().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            if (device != null) {
                var sight = new Sight<>(entry.getValue(), device, watched, memory.tracks(), now);
                leading = device.id().equals(told.device()) ? sight : leading;
                if (look(sight).held() != null) {
                    devices.add(device.id());
                }
            }
        }
        return Telling.finding(told, leading, devices, words(), ended, watched);
    }
}
