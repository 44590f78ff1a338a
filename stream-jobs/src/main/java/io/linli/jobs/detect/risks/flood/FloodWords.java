package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Level;
import io.linli.model.Stage;
import io.linli.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of water. */
final class FloodWords {
    private static final int EVIDENCE = 6;

    private FloodWords() {}

    static Finding finding(Course course, Target target, Water water) {
        var explanation = explanation(course, target, water);
        return Finding.open(course.onset(), course.level(), explanation, text(course, target, water))
                .with(course.stage())
                .of(course.device())
                .lateWhen(course.late());
    }

    private static Map<String, Object> explanation(Course course, Target target, Water water) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(course.onset()));
        explanation.put("device", course.device());
        var last = water.last(course.device());
        if (last != null) {
            explanation.put("measured_mm", rounded(last.depth()));
            explanation.put("measured_at", Moment.written(last.at()));
        }
        explanation.put("limit_mm", rounded(mark(course, water)));
        explanation.put("cause", target.cause().id());
        if (target.stage() == Stage.WARNING && Double.isFinite(target.minutes())) {
            explanation.put("minutes_to_limit", rounded(target.minutes()));
        }
        var chance = chance(target, water);
        if (chance != null) {
            explanation.put("rises_like_it", chance.alike());
            explanation.put("rises_that_went_on", chance.wentOn());
        }
        explanation.put("deepest_mm", rounded(course.deepest()));
        explanation.put("deepest_at", Moment.written(course.deepestAt()));
        explanation.put("raining", water.isRaining());
        var window = water.heaviest();
        if (window != null) {
            explanation.put("rain_mm", rounded(water.rainWithin(window)));
            explanation.put("rain_hours", window.hours());
        }
        states(explanation, "pumps_running", water.memory().machines().pumps());
        states(explanation, "gates_open", water.memory().machines().gates());
        if (!water.stuck().isEmpty()) {
            explanation.put("stuck_sensors", water.stuck());
        }
        explanation.put("fast_rise", water.memory().track(course.device()).fast());
        explanation.put("evidence", evidence(course, water));
        return explanation;
    }

    private static void states(Map<String, Object> explanation, String name, Map<String, Machines.State> states) {
        if (!states.isEmpty()) {
            explanation.put(
                    name,
                    states.entrySet().stream()
                            .filter(entry -> entry.getValue().isOn())
                            .map(Map.Entry::getKey)
                            .toList());
        }
    }

    /** What the rises of the past say, where a trend is warned of and there were any like it. */
    static @Nullable Chance chance(Target target, Water water) {
        var device = water.watched().devices().get(target.device());
        if (target.stage() != Stage.WARNING || target.cause() != Cause.TREND || device == null) {
            return null;
        }
        var track = water.memory().track(device.id());
        var chance = Forecast.of(Marks.of(water.watched(), device).yellow(), track, water.watched())
                .chance();
        return chance.alike() == 0 ? null : chance;
    }

    private static List<Map<String, Object>> evidence(Course course, Water water) {
        var samples = water.memory().track(course.device()).accepted();
        var evidence = new ArrayList<Map<String, Object>>();
        for (var sample : samples.subList(Math.max(0, samples.size() - EVIDENCE), samples.size())) {
            var seen = new LinkedHashMap<String, Object>();
            seen.put("at", Moment.written(sample.at()));
            seen.put("mm", rounded(sample.depth()));
            evidence.add(seen);
        }
        return evidence;
    }

    private static double mark(Course course, Water water) {
        var device = water.watched().devices().get(course.device());
        return device == null
                ? water.watched().number("wet")
                : Marks.of(water.watched(), device).markOf(course.level());
    }

    private static Text text(Course course, Target target, Water water) {
        var place = water.watched().place().label();
        var last = water.last(course.device());
        var depth = rounded(last == null ? 0 : last.depth());
        var mark = rounded(mark(course, water));
        if (target.isCalm()) {
            var deepest = rounded(course.deepest());
            return new Text(
                    "%s积水已退至%d毫米，最深%d毫米。".formatted(place, depth, deepest),
                    "%s: water is down to %d mm; it stood at most at %d mm.".formatted(place, depth, deepest));
        }
        return switch (target.cause()) {
            case FLOAT_SWITCH ->
                new Text(place + "浮球开关动作，水位已达红色警戒。请立即封闭并疏散。", place + ": a float switch is up. Close it off now.");
            case RAIN, PUMP, SILENCE -> FloodCauses.text(target, water, depth);
            case DEPTH, TREND, FAST_RISE ->
                target.stage() == Stage.WARNING
                        ? FloodCauses.expected(target, water, depth, mark)
                        : new Text(
                                "%s积水%d毫米，已达%s（%d毫米）。%s"
                                        .formatted(
                                                place, depth, nameZh(course.level()), mark, adviceZh(course.level())),
                                "%s: water at %d mm, level %s (%d mm) reached. %s"
                                        .formatted(place, depth, course.level(), mark, adviceEn(course.level())));
        };
    }

    static String nameZh(Level level) {
        return switch (level) {
            case I -> "红色警戒";
            case II -> "橙色警戒";
            case III -> "黄色警戒";
            case IV -> "蓝色警戒";
        };
    }

    private static String adviceZh(Level level) {
        return switch (level) {
            case I -> "请立即封闭并疏散。";
            case II -> "请封闭道路。";
            case III, IV -> "请派人查看。";
        };
    }

    private static String adviceEn(Level level) {
        return switch (level) {
            case I -> "Close it off and clear it of people now.";
            case II -> "Close the road.";
            case III, IV -> "Send somebody to look.";
        };
    }

    static long rounded(double number) {
        return Math.round(number);
    }
}
