package io.linli.jobs.detect.risks.smoke;

import io.linli.jobs.detect.risks.Moment;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Telling;
import io.linli.jobs.detect.risks.hazard.Told;
import io.linli.model.Text;
import java.util.Map;

/** What is said of smoke. */
final class SmokeWords implements HazardWords<SmokeTrack> {

    @Override
    public void explain(Told told, Sight<SmokeTrack> sight, Map<String, Object> explanation) {
        var newest = Telling.newest(sight.track().trace());
        explanation.put("smoke", newest.value() != 0);
        explanation.put("measured_at", Moment.written(newest.at()));
        explanation.put("panel", SmokeDetector.isPanel(sight));
        explanation.put("detectors", SmokeDetector.detectors(sight));
        explanation.put("evidence", Telling.evidence(sight.track().trace(), "smoke"));
    }

    @Override
    public Text raised(Told told, Sight<SmokeTrack> sight) {
        var where = Telling.where(sight);
        var clock = Telling.clock(told, sight);
        if (SmokeDetector.isPanel(sight)) {
            return new Text(
                    "%s火警，%s起。请立即疏散、报119并上门。".formatted(where.zh(), clock),
                    "%s: fire alarm from %s. Clear the building, call 119, go there now.".formatted(where.en(), clock));
        }
        var detectors = SmokeDetector.detectors(sight);
        return new Text(
                "%s%s，%s起未复位。请立即电话核实、报119并上门。"
                        .formatted(where.zh(), detectors > 1 ? detectors + "个烟感同时报警" : "烟感报警", clock),
                "%s: %s from %s, not reset. Call, dial 119, go there now."
                        .formatted(
                                where.en(), detectors > 1 ? detectors + " detectors tell of smoke" : "smoke", clock));
    }

    @Override
    public Text ended(Told told, Sight<SmokeTrack> sight) {
        var where = Telling.where(sight);
        return new Text(where.zh() + "烟雾报警已复位。", where.en() + ": the smoke alarm is reset.");
    }
}
