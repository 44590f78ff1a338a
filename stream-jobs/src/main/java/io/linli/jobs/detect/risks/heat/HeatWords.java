package io.linli.jobs.detect.risks.heat;

import static io.linli.jobs.detect.risks.hazard.Telling.plain;
import static io.linli.jobs.detect.risks.hazard.Telling.tenth;

import io.linli.jobs.detect.risks.Moment;
import io.linli.jobs.detect.risks.climate.ClimateTrack;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Telling;
import io.linli.jobs.detect.risks.hazard.Told;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.Map;

/** What is said of hot rooms. */
final class HeatWords implements HazardWords<ClimateTrack> {

    @Override
    public void explain(Told told, Sight<ClimateTrack> sight, Map<String, Object> explanation) {
        var newest = Telling.newest(sight.track().strain());
        explanation.put("measured_celsius", tenth(newest.value()));
        explanation.put("measured_at", Moment.written(newest.at()));
        var humidity = HeatDetector.humidity(sight);
        if (humidity != null) {
            explanation.put("humidity_percent", tenth(humidity));
            explanation.put("humid", isHumid(humidity, sight));
        }
        var name = name(told.level());
        explanation.put("limit_celsius", limit(name, sight));
        explanation.put("limit_minutes", sight.millis(name + "_for") / 60_000);
        explanation.put("evidence", Telling.evidence(sight.track().strain(), "celsius"));
    }

    private static boolean isHumid(double humidity, Sight<ClimateTrack> sight) {
        return humidity >= sight.number("humid");
    }

    private static double limit(String name, Sight<ClimateTrack> sight) {
        var humidity = HeatDetector.humidity(sight);
        var isHumid = humidity != null && isHumid(humidity, sight);
        return sight.number(name) - (isHumid ? sight.number("humid_adds") : 0);
    }

    private static String name(Level level) {
        return switch (level) {
            case I, II -> "alarm";
            case III -> "warn";
            case IV -> "advice";
        };
    }

    @Override
    public Text raised(Told told, Sight<ClimateTrack> sight) {
        var where = Telling.where(sight);
        var measured = plain(Telling.newest(sight.track().strain()).value());
        var humidity = HeatDetector.humidity(sight);
        var name = name(told.level());
        var limit = plain(limit(name, sight));
        var span = sight.millis(name + "_for");
        return new Text(
                "%s室温%s℃%s，达到%s℃已%s。%s"
                        .formatted(
                                where.zh(),
                                measured,
                                humidity == null ? "" : "、湿度" + plain(humidity) + "%",
                                limit,
                                Moment.spanZh(span),
                                adviceZh(told.level())),
                "%s: %s °C%s, at or above %s for %s. %s"
                        .formatted(
                                where.en(),
                                measured,
                                humidity == null ? "" : " and " + plain(humidity) + " % humidity",
                                limit,
                                Moment.spanEn(span),
                                adviceEn(told.level())));
    }

    private static String adviceZh(Level level) {
        return switch (level) {
            case I, II -> "有中暑危险，请尽快上门，开空调、补水。";
            case III -> "请电话询问，提醒开空调、补水。";
            case IV -> "请提醒降温、多喝水。";
        };
    }

    private static String adviceEn(Level level) {
        return switch (level) {
            case I, II -> "Heat stroke threatens: go there, cool the room, give water.";
            case III -> "Call: cool the room, drink.";
            case IV -> "Remind them to cool the room and to drink.";
        };
    }

    @Override
    public Text ended(Told told, Sight<ClimateTrack> sight) {
        var where = Telling.where(sight);
        var measured = plain(Telling.newest(sight.track().strain()).value());
        return new Text(
                "%s室温已降至%s℃。".formatted(where.zh(), measured),
                "%s: cooler again, %s °C.".formatted(where.en(), measured));
    }
}
