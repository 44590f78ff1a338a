package io.linli.jobs.detect.risks.climate;

import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.hazard.Hazard;
import io.linli.jobs.detect.risks.hazard.Sample;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Standing;
import io.linli.jobs.detect.risks.hazard.Step;
import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The temperature of rooms, as a strain: the worse the higher, whether it is heat or cold. */
public abstract class Climate extends Hazard<ClimateTrack> {

    /** As it was last asked for, by any rule: what it is made of stands in it, so nothing depends on when that was. */
    private volatile @Nullable Scale scale;

    /** Lowest first. */
    protected abstract List<Mark> marks(Sight<ClimateTrack> sight);

    protected abstract double strain(double celsius);

    /** Since when the air has been humid; {@link Trace#NEVER} where it is not, or it does not matter. */
    protected abstract long humidSince(Sight<ClimateTrack> sight);

    /** From which relative humidity on; endless where it does not matter. */
    protected abstract double humid(Sight<ClimateTrack> sight);

    @Override
    protected final ClimateTrack fresh() {
        return ClimateTrack.FRESH;
    }

    @Override
    protected final ClimateTrack take(ClimateTrack track, Observation said, Device device, Watched watched) {
        if (!(said instanceof Reading reading)) {
            return track;
        }
        var at = observedAt(reading);
        if (reading.metric() == Metric.HUMIDITY) {
            return track.with(track.humidity()
                    .take(at, reading.value(), scale(device, watched).humid()));
        }
        if (reading.metric() != Metric.TEMPERATURE) {
            return track;
        }
        var scale = scale(device, watched);
        var strain = strain(reading.value());
        return scale.isIndoors()
                ? track.with(
                        track.strain().take(at, strain, scale.limits()),
                        track.swing().take(at, strain, scale.jump()))
                : track;
    }

    @Override
    protected final boolean isCalm(ClimateTrack track, Device device, Watched watched) {
        return track.strain().isEmpty()
                || track.strain().newestValue() < scale(device, watched).lowest();
    }

    private Scale scale(Device device, Watched watched) {
        var known = scale;
        if (known != null
                && known.numbers() == watched.numbers()
                && device.settings().isEmpty()) {
            return known;
        }
        var sight = new Sight<>(fresh(), device, watched, Map.of(), 0);
        var next = Scale.of(marks(sight), humid(sight), sight);
        if (device.settings().isEmpty()) {
            scale = next;
        }
        return next;
    }

    @Override
    protected final Standing look(Sight<ClimateTrack> sight) {
        var newest = sight.track().strain().newest();
        if (newest == null) {
            return Standing.UNKNOWN;
        }
        var marks = marks(sight);
        var steps = new ArrayList<Step>(marks.size());
        for (var mark : marks) {
            var since = since(mark, sight);
            if (since != Trace.NEVER) {
                steps.add(Step.lasting(mark.level(), since, since + mark.lasts(), newest.at()));
            }
        }
        return standing(steps, marks, newest, sight);
    }

    private Standing standing(List<Step> steps, List<Mark> marks, Sample newest, Sight<ClimateTrack> sight) {
        var isHumid = humidSince(sight) != Trace.NEVER;
        Level held = null;
        var fallsBelow = Double.NaN;
        for (var mark : marks) {
            var limit = (isHumid ? mark.humid() : mark.strain()) - sight.number("margin");
            if (newest.value() >= limit) {
                held = mark.level();
            } else if (Double.isNaN(fallsBelow)) {
                fallsBelow = limit;
            }
        }
        var heldSince = Double.isNaN(fallsBelow)
                ? newest.at()
                : settled(sight.track().strain().belowSince(fallsBelow), sight);
        return new Standing(steps, held, heldSince, sight.knownUntil(newest.at()));
    }

    /** Since when the mark has been reached, one way or the other. */
    private long since(Mark mark, Sight<ClimateTrack> sight) {
        var strain = sight.track().strain();
        var dry = settled(strain.aboveSince(mark.strain()), sight);
        var humidSince = humidSince(sight);
        if (humidSince == Trace.NEVER) {
            return dry;
        }
        var damp = settled(strain.aboveSince(mark.humid()), sight);
        return Math.min(dry, Math.max(damp, humidSince));
    }

    /** A sensor that jumped says nothing of the room until it has settled. */
    private static long settled(long since, Sight<ClimateTrack> sight) {
        var jumpedAt = sight.track().swing().jumpedAt();
        return since == Trace.NEVER || jumpedAt == Long.MIN_VALUE
                ? since
                : Math.max(since, jumpedAt + sight.millis("settles_for"));
    }

    /** The mark that an alert of this level stands for. */
    static Mark mark(List<Mark> marks, Level level) {
        return marks.stream().filter(mark -> mark.level() == level).findFirst().orElse(marks.get(0));
    }

    /** The last that any sensor of the home said of the air, its own first; null where none did lately. */
    protected static @Nullable Trace air(Sight<ClimateTrack> sight) {
        if (isFresh(sight.track().humidity(), sight)) {
            return sight.track().humidity();
        }
        return sight.tracks().values().stream()
                .map(ClimateTrack::humidity)
                .filter(humidity -> isFresh(humidity, sight))
                .findFirst()
                .orElse(null);
    }

    private static boolean isFresh(Trace humidity, Sight<ClimateTrack> sight) {
        var newest = humidity.newest();
        return newest != null && sight.now() <= sight.knownUntil(newest.at()) + 2 * 3_600_000L;
    }

    @Override
    protected final ClimateTrack settled(ClimateTrack track) {
        return new ClimateTrack(track.strain().newestOnly(), track.humidity(), track.swing());
    }

    @Override
    protected final ClimateTrack readTrack(DataInput in) throws IOException {
        return ClimateTrack.read(in);
    }
}
