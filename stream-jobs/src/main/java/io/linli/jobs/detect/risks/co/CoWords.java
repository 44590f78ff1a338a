package io.linli.jobs.detect.risks.co;

import static io.linli.jobs.detect.risks.hazard.Telling.plain;
import static io.linli.jobs.detect.risks.hazard.Telling.tenth;

import io.linli.jobs.detect.risks.Moment;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Telling;
import io.linli.jobs.detect.risks.hazard.Told;
import io.linli.model.Text;
import java.util.Map;

/** What is said of carbon monoxide. */
final class CoWords implements HazardWords<CoTrack> {

    @Override
    public void explain(Told told, Sight<CoTrack> sight, Map<String, Object> explanation) {
        var newest = Telling.newest(sight.track().trace());
        var curve = Curve.of(sight);
        explanation.put("measured_ppm", tenth(newest.value()));
        explanation.put("measured_at", Moment.written(newest.at()));
        explanation.put("dose_share", Math.round(CoDetector.dose(sight) * 100) / 100.0);
        if (newest.value() >= Curve.LEAST) {
            explanation.put("limit_minutes", tenth(curve.lasts(newest.value()) / 60_000));
        }
        explanation.put("ends_by_person", true);
        explanation.put("evidence", Telling.evidence(sight.track().trace(), "ppm"));
    }

    @Override
    public Text raised(Told told, Sight<CoTrack> sight) {
        var where = Telling.where(sight);
        var measured = plain(Telling.newest(sight.track().trace()).value());
        var clock = Telling.clock(told, sight);
        return new Text(
                "%s一氧化碳%sppm，%s起累积已达报警剂量。请立即电话通知开窗撤离，并上门、备120。".formatted(where.zh(), measured, clock),
                "%s: carbon monoxide at %s ppm, breathed since %s up to the alarm. Call: windows open, leave; go there now."
                        .formatted(where.en(), measured, clock));
    }

    @Override
    public Text ended(Told told, Sight<CoTrack> sight) {
        var where = Telling.where(sight);
        var measured = plain(Telling.newest(sight.track().trace()).value());
        return new Text(
                "%s一氧化碳已降至%sppm%s。".formatted(where.zh(), measured, told.isJudged() ? "，已有人核实" : ""),
                "%s: carbon monoxide is down to %s ppm%s."
                        .formatted(where.en(), measured, told.isJudged() ? ", and somebody has looked" : ""));
    }
}
