package io.linli.jobs.detect.risks.cold;

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

/** Rooms that are too cold to live in, by four levels. The strain is the temperature below zero. */
public final class ColdDetector extends Climate {
    private static final ColdWords WORDS = new ColdWords();

    @Override
    public RuleKind kind() {
        return RuleKind.COLD;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.metrics().contains(Metric.TEMPERATURE);
    }

    @Override
    protected List<Mark> marks(Sight<ClimateTrack> sight) {
        return List.of(
                below(Level.IV, "advice", sight),
                below(Level.III, "warn", sight),
                below(Level.II, "alarm", sight),
                mark(Level.I, strain(sight.number("urgent")), sight));
    }

    private Mark below(Level level, String parameter, Sight<ClimateTrack> sight) {
        return mark(level, Math.nextUp(strain(sight.number(parameter))), sight);
    }

    private static Mark mark(Level level, double strain, Sight<ClimateTrack> sight) {
        return new Mark(level, strain, strain, sight.millis("lasts"));
    }

    @Override
    protected double strain(double celsius) {
        return -celsius;
    }

    @Override
    protected long humidSince(Sight<ClimateTrack> sight) {
        return Trace.NEVER;
    }

    @Override
    protected double humid(Sight<ClimateTrack> sight) {
        return Double.MAX_VALUE;
    }

    @Override
    protected HazardWords<ClimateTrack> words() {
        return WORDS;
    }
}
