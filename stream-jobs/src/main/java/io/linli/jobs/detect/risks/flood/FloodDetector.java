package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.io.DataInput;
import java.io.IOException;
import java.util.Objects;

/**
 * Water where people walk and drive: every sample passes {@link Filters}, {@link Water} says what level the site's
 * sensors tell, and {@link Episodes} makes one alert of a rise and fall.
 */
public final class FloodDetector implements Detector<FloodMemory> {

    @Override
    public RuleKind kind() {
        return RuleKind.FLOOD;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.metrics().contains(Metric.WATER_LEVEL)
                || device.metrics().contains(Metric.FLOAT_SWITCH)
                || device.metrics().contains(Metric.RAIN);
    }

    @Override
    public Verdict<FloodMemory> begin(Watched watched, long now) {
        return Verdict.quiet(FloodMemory.EMPTY, Verdict.NEVER);
    }

    @Override
    public Verdict<FloodMemory> on(Observation observation, FloodMemory memory, Watched watched) {
        if (!(observation instanceof Reading reading) || reading.quality() == Quality.SNAPSHOT) {
            return Episodes.unchanged(new Water(memory, watched, observation.receivedAt()));
        }
        return switch (reading.metric()) {
            case WATER_LEVEL -> measured(reading, memory, watched);
            case FLOAT_SWITCH ->
                Episodes.judge(
                        new Water(memory.withFloat(reading.device(), reading.isOn()), watched, reading.receivedAt()),
                        reading);
            case RAIN ->
                Episodes.unchanged(new Water(
                        memory.withRain(reading.device(), reading.value(), reading.observedAt()),
                        watched,
                        reading.receivedAt()));
            default -> Episodes.unchanged(new Water(memory, watched, reading.receivedAt()));
        };
    }

    private static Verdict<FloodMemory> measured(Reading reading, FloodMemory memory, Watched watched) {
        var device = Objects.requireNonNull(watched.devices().get(reading.device()));
        var now = reading.receivedAt();
        var filters = new Filters(
                watched.number("sensor_height", device),
                watched.number("steepest", device),
                new Water(memory, watched, now).isRaining());
        var track = memory.track(reading.device());
        var sample = track.placed(new Sample(reading.observedAt(), reading.value()));
        var intake = filters.judge(sample, track);
        var course = memory.course();
        return switch (intake) {
            case OUT_OF_RANGE, DUPLICATE -> Episodes.unchanged(new Water(memory, watched, now));
            case LATE -> {
                var deeper = course == null || sample.at() < course.onset() ? course : course.seen(sample);
                yield Episodes.unchanged(new Water(memory.with(deeper), watched, now));
            }
            case FAST, HELD, BOX, ACCEPTED -> {
                var next = memory.with(reading.device(), track.take(sample, intake));
                yield Episodes.judge(new Water(next, watched, now), reading);
            }
        };
    }

    @Override
    public Verdict<FloodMemory> at(long now, FloodMemory memory, Watched watched) {
        return Episodes.judge(new Water(memory, watched, now), null);
    }

    @Override
    public FloodMemory read(DataInput in) throws IOException {
        return FloodMemory.read(in);
    }
}
