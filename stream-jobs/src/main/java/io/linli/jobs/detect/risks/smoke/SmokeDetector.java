package io.linli.jobs.detect.risks.smoke;

import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.jobs.detect.risks.hazard.Hazard;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Standing;
import io.linli.jobs.detect.risks.hazard.Step;
import io.linli.jobs.detect.risks.hazard.Telling;
import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.SubjectKind;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;

/**
 * Smoke, always level I. A panel, and any two detectors of one home, are believed at once; one detector alone has to
 * say it for {@code verify_for}, unless it is night or the home is watched.
 */
public final class SmokeDetector extends Hazard<SmokeTrack> {
    private static final String KITCHEN = "kitchen";
    private static final String WATCHED = "watched";
    private static final SmokeWords WORDS = new SmokeWords();

    @Override
    public RuleKind kind() {
        return RuleKind.SMOKE;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.metrics().contains(Metric.SMOKE);
    }

    @Override
    protected SmokeTrack fresh() {
        return SmokeTrack.FRESH;
    }

    @Override
    protected SmokeTrack take(SmokeTrack track, Observation said, Device device, Watched watched) {
        return said instanceof Reading reading && reading.metric() == Metric.SMOKE
                ? track.with(track.trace().take(observedAt(reading), reading.value(), SmokeTrack.LIMITS))
                : track;
    }

    @Override
    protected boolean isCalm(SmokeTrack track, Device device, Watched watched) {
        return track.trace().highest() < SmokeTrack.SMOKE;
    }

    @Override
    protected Standing look(Sight<SmokeTrack> sight) {
        var trace = sight.track().trace();
        var newest = trace.newest();
        if (newest == null) {
            return Standing.UNKNOWN;
        }
        return sight.track().isSmoke()
                ? new Standing(steps(sight), Level.I, newest.at(), Trace.NEVER)
                : new Standing(steps(sight), null, trace.belowSince(SmokeTrack.SMOKE), Trace.NEVER);
    }

    /** What is believed at once was smoke, though a later word that came before it says it is over. */
    private static List<Step> steps(Sight<SmokeTrack> sight) {
        for (var sample : sight.track().trace().samples()) {
            if (sample.value() >= SmokeTrack.SMOKE && wait(sample.at(), sight) == 0) {
                return List.of(Step.atOnce(Level.I, sample.at(), sample.at()));
            }
        }
        var since = sight.track().since();
        if (since == Trace.NEVER) {
            return List.of();
        }
        var due = Math.min(since + wait(since, sight), joinedAt(since, sight));
        return List.of(Step.lasting(
                Level.I, since, due, Telling.newest(sight.track().trace()).at()));
    }

    /** From when on another detector of the home has said so too. */
    private static long joinedAt(long since, Sight<SmokeTrack> sight) {
        return sight.tracks().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(sight.device().id()))
                .filter(entry -> sight.watched().devices().containsKey(entry.getKey()))
                .mapToLong(entry -> entry.getValue().since())
                .min()
                .stream()
                .map(other -> Math.max(since, other))
                .findFirst()
                .orElse(Trace.NEVER);
    }

    /** What stands in a stairwell, a cellar or a plant room is wired to say the truth. */
    static boolean isPanel(Sight<SmokeTrack> sight) {
        return sight.watched().subject().kind() != SubjectKind.HOME || sight.number("panel") > 0;
    }

    static long detectors(Sight<SmokeTrack> sight) {
        return sight.tracks().entrySet().stream()
                .filter(entry -> sight.watched().devices().containsKey(entry.getKey()))
                .filter(entry -> entry.getValue().isSmoke())
                .count();
    }

    /** A cook at night is a cook; nobody else is awake to open a window. */
    private static long wait(long since, Sight<SmokeTrack> sight) {
        if (isPanel(sight)) {
            return 0;
        }
        if (sight.room().contains(KITCHEN)) {
            return sight.millis("kitchen_for");
        }
        return isNight(since, sight) || isWatched(sight) ? 0 : sight.millis("verify_for");
    }

    private static boolean isNight(long time, Sight<SmokeTrack> sight) {
        return Moment.isWithin(
                time,
                sight.millis("night_from"),
                sight.millis("night_to"),
                sight.watched().place().zone());
    }

    private static boolean isWatched(Sight<SmokeTrack> sight) {
        return sight.watched().devices().values().stream()
                .anyMatch(device -> device.tags().contains(WATCHED));
    }

    @Override
    protected SmokeTrack settled(SmokeTrack track) {
        return new SmokeTrack(track.trace().newestOnly());
    }

    @Override
    protected SmokeTrack readTrack(DataInput in) throws IOException {
        return SmokeTrack.read(in);
    }

    @Override
    protected HazardWords<SmokeTrack> words() {
        return WORDS;
    }
}
