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
        if (target.stage() == Stage.WARNING && Double.isFinite(target.minutes())) {
            explanation.put("minutes_to_limit", rounded(target.minutes()));
        }
        explanation.put("deepest_mm", rounded(course.deepest()));
        explanation.put("deepest_at", Moment.written(course.deepestAt()));
        explanation.put("raining", water.isRaining());
        explanation.put("fast_rise", water.memory().track(course.device()).fast());
        explanation.put("evidence", evidence(course, water));
        return explanation;
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
        if (last == null && !target.isCalm()) {
            return new Text(place + "浮球开关动作，水位已达红色警戒。请立即封闭并疏散。", place + ": a float switch is up. Close it off now.");
        }
        if (target.stage() == Stage.WARNING) {
            return expected(place, target, depth, mark);
        }
        if (target.isCalm()) {
            var deepest = rounded(course.deepest());
            return new Text(
                    "%s积水已退至%d毫米，最深%d毫米。".formatted(place, depth, deepest),
                    "%s: water is down to %d mm; it stood at most at %d mm.".formatted(place, depth, deepest));
        }
        return new Text(
                "%s积水%d毫米，已达%s（%d毫米）。%s"
                        .formatted(place, depth, nameZh(course.level()), mark, adviceZh(course.level())),
                "%s: water at %d mm, level %s (%d mm) reached. %s"
                        .formatted(place, depth, course.level(), mark, adviceEn(course.level())));
    }

    private static Text expected(String place, Target target, long depth, long mark) {
        if (!Double.isFinite(target.minutes())) {
            return new Text(
                    "%s积水%d毫米，正急速上涨，将达%d毫米。".formatted(place, depth, mark),
                    "%s: water at %d mm, rising fast towards %d mm.".formatted(place, depth, mark));
        }
        var minutes = rounded(target.minutes());
        return new Text(
                "%s积水%d毫米，仍在上涨，预计约%d分钟后达到%d毫米。".formatted(place, depth, minutes, mark),
                "%s: water at %d mm and rising, about %d minutes to %d mm.".formatted(place, depth, minutes, mark));
    }

    private static String nameZh(Level level) {
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

    private static long rounded(double number) {
        return Math.round(number);
    }
}
