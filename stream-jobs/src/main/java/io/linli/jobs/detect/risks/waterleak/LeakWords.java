package io.linli.jobs.detect.risks.waterleak;

import static io.linli.jobs.detect.risks.hazard.Telling.plain;
import static io.linli.jobs.detect.risks.hazard.Telling.tenth;

import io.linli.jobs.detect.risks.Moment;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Telling;
import io.linli.jobs.detect.risks.hazard.Told;
import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.jobs.detect.risks.waterleak.WaterLeakDetector.Cause;
import io.linli.model.Text;
import java.util.Map;

/** What is said of water where it should not be. */
final class LeakWords implements HazardWords<WaterTrack> {

    @Override
    public void explain(Told told, Sight<WaterTrack> sight, Map<String, Object> explanation) {
        var track = sight.track();
        var wet = track.wet().newest();
        if (wet != null) {
            explanation.put("wet", wet.value() >= WaterTrack.WET);
            explanation.put("measured_at", Moment.written(wet.at()));
        }
        var flow = track.flow().newest();
        if (flow != null) {
            explanation.put("flow_l_min", tenth(flow.value()));
            explanation.put("litres_24h", tenth(track.meter().sum(sight.now())));
            explanation.put("limit_litres_24h", sight.number("most_a_day"));
            explanation.put("half_hours_running", track.meter().running());
            explanation.put("limit_flow_minutes", sight.millis("flow_for") / 60_000);
            explanation.put("measured_at", Moment.written(flow.at()));
        }
        explanation.put("evidence", wet == null ? Telling.evidence(track.flow(), "l_min") : evidence(track));
    }

    private static Object evidence(WaterTrack track) {
        return Telling.evidence(track.wet(), "wet");
    }

    @Override
    public Text raised(Told told, Sight<WaterTrack> sight) {
        var where = Telling.where(sight);
        var clock = Telling.clock(told, sight);
        if (sight.track().wet().aboveSince(WaterTrack.WET) != Trace.NEVER) {
            return new Text(
                    "%s水浸报警，%s起有水。请联系住户关总阀，并上门查看。".formatted(where.zh(), clock),
                    "%s: water on the floor from %s. Call: shut the main valve; go and look."
                            .formatted(where.en(), clock));
        }
        return switch (Cause.of(sight)) {
            case TOO_MUCH -> {
                var litres = plain(sight.track().meter().sum(sight.now()));
                yield new Text(
                        "%s24小时用水%s升，远超平常。请联系住户查看，无人应答请上门。".formatted(where.zh(), litres),
                        "%s: %s L of water in 24 hours. Call; go there when nobody answers."
                                .formatted(where.en(), litres));
            }
            case NEVER_STOPS ->
                new Text(
                        where.zh() + "24小时内每半小时都有水流，疑似漏水或马桶长流。请联系住户查看。",
                        where.en()
                                + ": water ran in every half-hour of a day: a leak or a toilet. Call and have it checked.");
            case NONE -> {
                var span = sight.now() - told.onset();
                yield new Text(
                        "%s水流已连续%s未停。请联系住户查看，无人应答请上门。".formatted(where.zh(), Moment.spanZh(span)),
                        "%s: water has run for %s without a pause. Call; go there when nobody answers."
                                .formatted(where.en(), Moment.spanEn(span)));
            }
        };
    }

    @Override
    public Text ended(Told told, Sight<WaterTrack> sight) {
        var where = Telling.where(sight);
        return new Text(where.zh() + "已无水流，已变干。", where.en() + ": no water runs, and all is dry.");
    }
}
