package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.io.DataInput;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Water where people walk and drive: every sample passes {@link Filters}, {@link Water} says what level the site's
 * sensors tell, and {@link Episodes} makes one alert of a rise and fall.
 */
public final class FloodDetector implements Detector<FloodMemory> {
    private static final Set<Metric> WATCHED =
            EnumSet.of(Metric.WATER_LEVEL, Metric.FLOAT_SWITCH, Metric.RAIN, Metric.PUMP, Metric.GATE_OPEN);

    @Override
    public RuleKind kind() {
        return RuleKind.FLOOD;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return !Collections.disjoint(device.metrics(), WATCHED);
    }

    @Override
    public Verdict<FloodMemory> begin(Watched watched, long now) {
        return Verdict.quiet(FloodMemory.EMPTY, Verdict.NEVER);
    }

    /** What the place has seen of water and rain is true whatever the rule; only an open episode was its own. */
    @Override
    public Verdict<FloodMemory> takeOver(FloodMemory memory, Watched watched, long now) {
        return Episodes.unchanged(new Water(memory.with((Course) null), watched, now));
    }

    @Override
    public Verdict<FloodMemory> on(Observation observation, FloodMemory memory, Watched watched) {
        if (observation instanceof DeviceRecord) {
            var present = memory.only(watched.devices().keySet());
            return Episodes.judge(new Water(present, watched, observation.receivedAt()), null);
        }
        if (!(observation instanceof Reading reading) || reading.quality() == Quality.SNAPSHOT) {
            return Episodes.unchanged(new Water(memory, watched, observation.receivedAt()));
        }
        if (reading.metric() == Metric.WATER_LEVEL) {
            return measured(reading, memory, watched);
        }
        return Episodes.judge(new Water(heard(reading, memory), watched, reading.receivedAt()), reading);
    }

    private static FloodMemory heard(Reading reading, FloodMemory memory) {
        var machines = memory.machines();
        var source = reading.device();
        var at = reading.observedAt();
        return switch (reading.metric()) {
            case FLOAT_SWITCH -> memory.with(machines.withFloat(source, reading.isOn(), at));
            case PUMP -> memory.with(machines.withPump(source, reading.isOn(), at));
            case GATE_OPEN -> memory.with(machines.withGate(source, reading.isOn(), at));
            case RAIN -> memory.withRain(source, reading.value(), at);
            default -> memory;
        };
    }

    private static Verdict<FloodMemory> measured(Reading reading, FloodMemory memory, Watched watched) {
        var device = watched.devices().get(reading.device());
        var now = reading.receivedAt();
        if (device == null) {
            return Episodes.unchanged(new Water(memory, watched, now));
        }
        var depths = Depths.of(watched, device);
        var isRaining = new Water(memory, watched, now).isRaining();
        var filters = new Filters(depths.ceiling(), depths.steepest(), isRaining);
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
                var next = track.take(sample, intake).remembering(depths.wet());
                var water = new Water(memory.with(reading.device(), next), watched, now);
                yield water.isCalm() ? Verdict.quiet(water.memory(), Verdict.NEVER) : Episodes.judge(water, reading);
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
