package io.linli.standalone.evaluation;

import io.linli.standalone.evaluation.Picture.Point;
import io.linli.standalone.evaluation.Picture.Series;
import io.linli.standalone.evaluation.SiteEvaluation.Tried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The figures of all sites, for programs and for people. */
record SiteReport(List<Tried> all, List<DryTrial> dry, Assignment assignment) {
    private static final int NAMED = 20;

    Figures figures() {
        var sites = all.stream().map(SiteReport::json).toList();
        var more = new LinkedHashMap<String, Object>();
        more.put(
                "rule",
                Map.of(
                        "id",
                        assignment.rule().id(),
                        "parameters",
                        assignment.rule().parameters()));
        more.put("seed", assignment.seed());
        more.put("pooled", pooled().json());
        more.put("curve", jsons(all.get(0).settings(), Tried::settings));
        more.put("baselines", jsons(all.get(0).baselines(), Tried::baselines));
        var dryJson = new LinkedHashMap<String, Object>();
        dry.forEach(trial -> dryJson.put(trial.name(), trial.json()));
        more.put("dry", dryJson);
        return new Figures(List.of(), sites, more, markdown(), picture());
    }

    private static Map<String, Object> json(Tried tried) {
        var json = new LinkedHashMap<String, Object>();
        json.put("site", tried.site().name());
        json.putAll(tried.ours().json());
        var curve = new LinkedHashMap<String, Object>();
        tried.settings().forEach((name, score) -> curve.put(name, score.json()));
        json.put("curve", curve);
        var baselines = new LinkedHashMap<String, Object>();
        tried.baselines().forEach((name, score) -> baselines.put(name, score.json()));
        json.put("baselines", baselines);
        return json;
    }

    private Map<String, Object> jsons(Map<String, SiteScore> first, Function<Tried, Map<String, SiteScore>> scores) {
        var json = new LinkedHashMap<String, Object>();
        first.keySet().forEach(name -> json.put(name, pooled(name, scores).json()));
        return json;
    }

    private SiteScore pooled() {
        return SiteScore.pooled(all.stream().map(Tried::ours).toList());
    }

    private SiteScore pooled(String name, Function<Tried, Map<String, SiteScore>> scores) {
        return SiteScore.pooled(all.stream()
                .map(tried -> Objects.requireNonNull(scores.apply(tried).get(name)))
                .toList());
    }

    private String markdown() {
        return """
                Rule %s %s, %d sites, %.1f sensor-years from first to last reading, seed %d. A flood counts from its first \
                yellow depth on. A warning is right when that depth is reached in the same noted flood, whenever; one for \
                each noted flood counts, the first. Recall: floods warned of before the depth was there. Intervals are \
                exact, 95 %%. Minutes are medians unless said.

                %s
                %s
                %s
                %s
                """.formatted(
                        assignment.rule().id(),
                        new TreeMap<>(assignment.rule().parameters()),
                        all.size(),
                        pooled().sensorYears(),
                        assignment.seed(),
                        found(),
                        warned(),
                        years(),
                        dryYears());
    }

    private String found() {
        var table = new MarkdownTable("site", "missed", "extra delay", "p95", "alerts a flood", "outside");
        all.stream()
                .filter(tried -> tried.ours().episodes() + tried.ours().outside() > 0)
                .sorted((one, other) -> other.ours().episodes() - one.ours().episodes())
                .limit(NAMED)
                .forEach(tried -> row(table, tried.site().name(), tried.ours().foundCells()));
        row(table, "all " + all.size(), pooled().foundCells());
        row(
                table,
                FloodBaseline.PAIR,
                pooled(FloodBaseline.Slope.FIVE.title(), Tried::baselines).foundCells());
        return table.toString();
    }

    private String warned() {
        var table = new MarkdownTable("warning", "precision", "recall", "lead", "false warnings, a sensor-year");
        row(table, "the rule", pooled().warnedCells());
        for (var name : all.get(0).settings().keySet()) {
            row(
                    table,
                    SiteEvaluation.AHEAD + " " + name,
                    pooled(name, Tried::settings).warnedCells());
        }
        for (var name : all.get(0).baselines().keySet()) {
            row(table, name, pooled(name, Tried::baselines).warnedCells());
        }
        return table.toString();
    }

    private String years() {
        var years = new TreeSet<Integer>();
        pooled().cases().forEach(each -> years.add(each.year()));
        var table = new MarkdownTable("year", "floods", "precision", "recall", "lead", "false warnings");
        for (var year : years) {
            var score = pooled().in(year);
            var cells = new ArrayList<String>();
            cells.add(score.episodes() + " of " + score.cases().size() + " deep");
            cells.addAll(score.warnedCells());
            row(table, Integer.toString(year), cells);
        }
        return table.toString();
    }

    private String dryYears() {
        var table = new MarkdownTable(
                String.format(Locale.ROOT, "dry, %.0f sensor-years", dry.get(0).sensorYears()),
                "false alarms, a sensor-year",
                "false warnings, a sensor-year");
        dry.forEach(trial -> table.row(trial.name(), trial.cell(trial.reached()), trial.cell(trial.warned())));
        return table.toString();
    }

    private static void row(MarkdownTable table, String name, List<String> cells) {
        var row = new ArrayList<String>();
        row.add(name);
        row.addAll(cells);
        table.row(row.toArray(String[]::new));
    }

    private Picture picture() {
        return new Picture(
                "How long before the first level it is known against how often for nothing (" + all.size() + " sites)",
                "share of warnings in vain (%)",
                "median lead (min)",
                List.of(
                        new Series(
                                "Linli, by minutes ahead",
                                true,
                                points(all.get(0).settings(), Tried::settings)),
                        new Series("slopes", false, points(all.get(0).baselines(), Tried::baselines))));
    }

    private List<Point> points(Map<String, SiteScore> first, Function<Tried, Map<String, SiteScore>> scores) {
        var points = new ArrayList<Point>();
        for (var name : first.keySet()) {
            var score = pooled(name, scores);
            if (score.foreseen() > 0) {
                points.add(
                        new Point(100 * (1 - score.precision()), score.leads().median(), name));
            }
        }
        return points;
    }
}
