package io.linli.standalone.evaluation;

import io.linli.model.Ladder;
import io.linli.standalone.evaluation.HomeEvaluation.Tried;
import io.linli.standalone.evaluation.Incident.Variant;
import io.linli.standalone.evaluation.Picture.Point;
import io.linli.standalone.evaluation.Picture.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The figures of all homes, for programs and for people. */
record HomeReport(List<Tried> all, Assignment assignment) {

    Figures figures() {
        var homes = all.stream().map(HomeReport::json).toList();
        var more = new LinkedHashMap<String, Object>();
        more.put(
                "rule",
                Map.of(
                        "id",
                        assignment.rule().id(),
                        "parameters",
                        assignment.rule().parameters()));
        more.put("incidents", assignment.incidents());
        more.put("seed", assignment.seed());
        groups().forEach((name, tried) -> more.put(name.replace(' ', '_'), steps(tried)));
        groups().forEach((name, tried) -> more.put(
                "disturbances_" + name.replace(' ', '_'),
                disturbances(tried).stream().map(DisturbanceCount::json).toList()));
        return new Figures(homes, List.of(), more, markdown(), picture());
    }

    private static Map<String, Object> json(Tried tried) {
        var json = new LinkedHashMap<String, Object>();
        json.put("home", tried.home().name());
        json.put("scored_days", Math.round(tried.home().scoredDays() * 10) / 10.0);
        json.put("exit_door", tried.home().hasExitDoor());
        json.put("levels", steps(List.of(tried)));
        var variants = new LinkedHashMap<String, Object>();
        for (var variant : Variant.values()) {
            if (tried.ours().drawn(variant) > 0) {
                variants.put(
                        variant.name().toLowerCase(Locale.ROOT),
                        tried.ours().score(Ladder.L2, variant).json());
            }
        }
        json.put("variants", variants);
        json.put("curve", jsons(tried.settings()));
        json.put("baselines", jsons(tried.baselines()));
        return json;
    }

    private static Map<String, Object> jsons(Map<String, LadderScore> scores) {
        var json = new LinkedHashMap<String, Object>();
        scores.forEach((name, score) -> json.put(name, score.json()));
        return json;
    }

    private static Map<String, Object> steps(List<Tried> group) {
        var json = new LinkedHashMap<String, Object>();
        for (var step : Ladder.values()) {
            json.put(step.name(), pooled(group, tried -> tried.score(step)).json());
        }
        return json;
    }

    private static LadderScore pooled(List<Tried> group, Function<Tried, LadderScore> score) {
        return LadderScore.pooled(group.stream().map(score).toList());
    }

    /** Homes that show who leaves, and the others: one cannot be compared with the other. */
    private Map<String, List<Tried>> groups() {
        var groups = new LinkedHashMap<String, List<Tried>>();
        for (var tried : all) {
            groups.computeIfAbsent(
                            tried.home().hasExitDoor() ? "with an exit door" : "without an exit door",
                            name -> new ArrayList<>())
                    .add(tried);
        }
        return groups;
    }

    private static List<DisturbanceCount> disturbances(List<Tried> group) {
        var counts = new LinkedHashMap<String, DisturbanceCount>();
        for (var tried : group) {
            tried.disturbances().forEach(count -> counts.merge(count.name(), count, DisturbanceCount::plus));
        }
        return List.copyOf(counts.values());
    }

    private String markdown() {
        var text = new StringBuilder();
        text.append("Rule ")
                .append(assignment.rule().id())
                .append(' ')
                .append(new TreeMap<>(assignment.rule().parameters()))
                .append(", ")
                .append(assignment.incidents())
                .append(" incidents of each kind a home, seed ")
                .append(assignment.seed())
                .append(
                        ". L1 a call, L2 family and grid worker, L3 a visit where nine of ten calls are answered; what counts is L2."
                                + " False alarms a month with their exact 95 % Poisson interval, delays in hours.\n\n");
        text.append(ladders()).append('\n').append(causes()).append('\n');
        text.append(variants()).append('\n');
        groups().forEach((name, group) -> text.append(settings(name, group)).append('\n'));
        return text.append(mishaps()).toString();
    }

    private String ladders() {
        var table = new MarkdownTable(
                "home", "scored days", "step", "false alarms", "a month (95 %)", "median", "p95", "missed");
        for (var tried : all) {
            for (var step : Ladder.values()) {
                row(table, tried.home().name(), List.of(tried), step);
            }
        }
        groups().forEach((name, group) -> {
            for (var step : Ladder.values()) {
                row(table, group.size() + " " + name, group, step);
            }
        });
        return table.toString();
    }

    private static void row(MarkdownTable table, String name, List<Tried> group, Ladder step) {
        var score = pooled(group, tried -> tried.score(step));
        var cells = score.cells();
        table.row(
                name,
                String.format(Locale.ROOT, "%.1f", score.scoredDays()),
                step.name(),
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4]);
    }

    private String causes() {
        var table = new MarkdownTable("false alarm at L2", "home", "night", "limit");
        for (var tried : all) {
            for (var alarm : FalseAlarm.of(tried.ours().alerts(), Ladder.L2, tried.home())) {
                table.row(alarm.at().toString(), tried.home().name(), alarm.atNight() ? "night" : "day", alarm.cause());
            }
        }
        return table.toString();
    }

    private String variants() {
        var table = new MarkdownTable("incident, L2", "home", "median", "p95", "missed");
        for (var variant : Variant.values()) {
            for (var tried : all) {
                if (tried.ours().drawn(variant) > 0) {
                    var cells = tried.ours().score(Ladder.L2, variant).cells();
                    table.row(variant.title(), tried.home().name(), cells[2], cells[3], cells[4]);
                }
            }
        }
        return table.toString();
    }

    private String settings(String name, List<Tried> group) {
        var table = new MarkdownTable("L2, homes " + name, "false alarms", "a month (95 %)", "median", "p95", "missed");
        for (var setting : group.get(0).settings().keySet()) {
            row(table, HomeEvaluation.MARGIN + " " + setting, pooled(group, tried -> of(tried.settings(), setting)));
        }
        for (var baseline : group.get(0).baselines().keySet()) {
            row(table, baseline, pooled(group, tried -> of(tried.baselines(), baseline)));
        }
        return table.toString();
    }

    private static LadderScore of(Map<String, LadderScore> scores, String name) {
        return java.util.Objects.requireNonNull(scores.get(name));
    }

    private static void row(MarkdownTable table, String name, LadderScore score) {
        var cells = score.cells();
        table.row(name, cells[0], cells[1], cells[2], cells[3], cells[4]);
    }

    private String mishaps() {
        var text = new StringBuilder();
        groups().forEach((name, group) -> {
            var table = new MarkdownTable(
                    "must not read as inactive, homes " + name, "trials", "alarms of silence", "calls", "of absence");
            for (var count : disturbances(group)) {
                table.row(
                        count.name(),
                        Integer.toString(count.trials()),
                        Integer.toString(count.alarms()),
                        Integer.toString(count.calls()),
                        Integer.toString(count.absences()));
            }
            text.append(table).append('\n');
        });
        return text.toString().stripTrailing() + "\n";
    }

    private Picture picture() {
        var group = groups().values().iterator().next();
        var first = group.get(0);
        var ours = points(first.settings().keySet(), setting -> pooled(group, tried -> of(tried.settings(), setting)));
        var lines = points(
                first.baselines().keySet().stream()
                        .filter(name -> name.startsWith("line"))
                        .toList(),
                name -> pooled(group, tried -> of(tried.baselines(), name)));
        var fixed = points(
                first.baselines().keySet().stream()
                        .filter(name -> name.startsWith("fixed"))
                        .toList(),
                name -> pooled(group, tried -> of(tried.baselines(), name)));
        return new Picture(
                "How soon silence is noticed against how often for nothing (L2, " + group.size() + " homes)",
                "false alarms a person-month",
                "median delay (h)",
                List.of(
                        new Series("Linli, by its margin", true, ours),
                        new Series("line of longest silences", true, lines),
                        new Series("fixed limit", true, fixed)));
    }

    private static List<Point> points(Iterable<String> names, Function<String, LadderScore> score) {
        var points = new ArrayList<Point>();
        for (var name : names) {
            var one = score.apply(name);
            points.add(new Point(one.perMonth(), one.spread().median(), name));
        }
        return points;
    }
}
