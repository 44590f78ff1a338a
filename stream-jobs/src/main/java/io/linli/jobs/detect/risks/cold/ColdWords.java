package io.linli.jobs.detect.risks.cold;

import static io.linli.jobs.detect.risks.hazard.Telling.plain;
import static io.linli.jobs.detect.risks.hazard.Telling.tenth;

import io.linli.jobs.detect.risks.Moment;
import io.linli.jobs.detect.risks.climate.ClimateTrack;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sample;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Telling;
import io.linli.jobs.detect.risks.hazard.Told;
import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.List;
import java.util.Map;

/** What is said of cold rooms. */
final class ColdWords implements HazardWords<ClimateTrack> {

    @Override
    public void explain(Told told, Sight<ClimateTrack> sight, Map<String, Object> explanation) {
        var newest = Telling.newest(sight.track().strain());
        explanation.put("measured_celsius", tenth(-newest.value()));
        explanation.put("measured_at", Moment.written(newest.at()));
        explanation.put("limit_celsius", limit(told.level(), sight));
        explanation.put("limit_minutes", sight.millis("lasts") / 60_000);
        explanation.put("evidence", Telling.evidence(celsius(sight.track().strain()), "celsius"));
    }

    private static List<Sample> celsius(Trace strain) {
        return strain.samples().stream()
                .map(sample -> new Sample(sample.at(), -sample.value()))
                .toList();
    }

    private static double limit(Level level, Sight<ClimateTrack> sight) {
        return sight.number(
                switch (level) {
                    case I -> "urgent";
                    case II -> "alarm";
                    case III -> "warn";
                    case IV -> "advice";
                });
    }

    @Override
    public Text raised(Told told, Sight<ClimateTrack> sight) {
        var where = Telling.where(sight);
        var measured = celsius(sight);
        var limit = plain(limit(told.level(), sight));
        var span = sight.millis("lasts");
        return new Text(
                "%s室温%s℃，低于%s℃已%s。%s"
                        .formatted(where.zh(), measured, limit, Moment.spanZh(span), adviceZh(told.level())),
                "%s: %s °C, below %s for %s. %s"
                        .formatted(where.en(), measured, limit, Moment.spanEn(span), adviceEn(told.level())));
    }

    private static String adviceZh(Level level) {
        return switch (level) {
            case I -> "有失温危险，请立即上门。";
            case II -> "请当天上门查看取暖。";
            case III -> "请电话询问取暖情况。";
            case IV -> "请提醒添衣取暖。";
        };
    }

    private static String adviceEn(Level level) {
        return switch (level) {
            case I -> "The body cools: go there now.";
            case II -> "Go and see to the heating today.";
            case III -> "Call and ask about the heating.";
            case IV -> "Remind them to heat and dress warmly.";
        };
    }

    @Override
    public Text ended(Told told, Sight<ClimateTrack> sight) {
        var where = Telling.where(sight);
        return new Text(
                "%s室温已回升至%s℃。".formatted(where.zh(), celsius(sight)),
                "%s: warm again, %s °C.".formatted(where.en(), celsius(sight)));
    }

    private static String celsius(Sight<ClimateTrack> sight) {
        return plain(-Telling.newest(sight.track().strain()).value());
    }
}
