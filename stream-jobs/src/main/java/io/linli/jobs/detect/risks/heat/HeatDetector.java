package io.linli.jobs.detect.risks.heat;

import io.linli.jobs.detect.risks.climate.Climate;
import io.linli.jobs.detect.risks.climate.ClimateTrack;
import io.linli.jobs.detect.risks.climate.Mark;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rooms that are too hot to live in, by three levels; humid air is felt hotter. The strain is the temperature. */
public final class HeatDetector extends Climate {
    private static final HeatWords WORDS = new HeatWords();

    @Override
    public RuleKind kind() {
        return RuleKind.HEAT;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.metrics().contains(Metric.TEMPERATURE) || device.metrics().contains(Metric.HUMIDITY);
    }

    @Override
    protected List<Mark> marks(Sight<ClimateTrack> sight) {
        return List.of(mark(Level.IV, "advice", sight), mark(Level.III, "warn", sight), mark(Level.II, "alarm", sight));
    }

    private static Mark mark(Level level, String parameter, Sight<ClimateTrack> sight) {
        var limit = sight.number(parameter);
        return new Mark(level, limit, limit - sight.number("humid_adds"), sight.millis(parameter + "_for"));
    }

    @Override
    protected double strain(double celsius) {
        return celsius;
    }

    @Override
    protected double humid(Sight<ClimateTrack> sight) {
        return sight.number("humid");
    }

    @Override
    protected long humidSince(Sight<ClimateTrack> sight) {
        var air = air(sight);
        return air == null ? Trace.NEVER : air.aboveSince(humid(sight));
    }

    /** Percent; null where nobody measures it. */
    static @Nullable Double humidity(Sight<ClimateTrack> sight) {
        var air = air(sight);
        var newest = air == null ? null : air.newest();
        return newest == null ? null : newest.value();
    }

    @Override
    protected HazardWords<ClimateTrack> words() {
        return WORDS;
    }
}
