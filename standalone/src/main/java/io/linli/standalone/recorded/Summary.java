package io.linli.standalone.recorded;

import io.linli.model.Alert;
import io.linli.model.Stage;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a trial came to, for people: how often the rule would have spoken, where, and when. */
record Summary(Backtest test, Backtest.Outcome outcome, Duration took, String engine, long left) {
    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    List<String> lines() {
        var rule = test.rule();
        var first = firstRevisions();
        var where = first.stream().map(Alert::subject).distinct().count();
        var atNight = first.stream().filter(Summary::isAtNight).count();
        var said = "%s would have raised %s at %d of %s, %d of them at night"
                .formatted(
                        rule.id(),
                        count(first.size(), "alert"),
                        where,
                        count(test.folders().size(), "place"),
                        atNight);
        var heights = highestSteps();
        var byStep = heights.isEmpty() ? "" : "; the highest step: " + heights;
        return Stream.of(said + byStep, speed(), covered())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private String speed() {
        var recorded = Duration.between(outcome.from(), outcome.to());
        var times = recorded.toMillis() / Math.max(1, took.toMillis());
        var dropped = left == 0 ? "" : ", " + count(left, "row") + " left out";
        return "%s from %s to %s%s; %.1f s by engine %s, %,d times as fast as it was"
                .formatted(
                        count(outcome.readings(), "reading"),
                        outcome.from(),
                        outcome.to(),
                        dropped,
                        took.toMillis() / 1000.0,
                        engine,
                        times);
    }

    private String covered() {
        var others = test.folders().size() - test.covered().size();
        return others == 0 ? "" : "the rule does not apply to " + others + " of them: see applies in the rule";
    }

    private List<Alert> firstRevisions() {
        return outcome.alerts().stream().filter(alert -> alert.revision() == 1).toList();
    }

    /** How many alerts came up to which step of the ladder or level. */
    private String highestSteps() {
        var highest = new LinkedHashMap<String, Alert>();
        outcome.alerts()
                .forEach(alert -> highest.merge(alert.id(), alert, (one, other) -> isBeyond(other, one) ? other : one));
        Map<String, Long> counts = highest.values().stream()
                .collect(Collectors.groupingBy(Summary::step, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static boolean isBeyond(Alert other, Alert one) {
        return other.level().isAbove(one.level())
                || other.level() == one.level() && other.stage() == Stage.REACHED && one.stage() == Stage.WARNING;
    }

    private static String step(Alert alert) {
        if (alert.ladder() != null) {
            return alert.ladder().name();
        }
        var stage = alert.stage() == null ? "" : " " + alert.stage().name().toLowerCase(Locale.ROOT);
        return alert.level() + stage;
    }

    private static boolean isAtNight(Alert alert) {
        var local = alert.raisedAt().atZone(alert.place().zone()).toLocalTime();
        return !local.isBefore(EVENING) || local.isBefore(MORNING);
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? what : what + "s");
    }
}
