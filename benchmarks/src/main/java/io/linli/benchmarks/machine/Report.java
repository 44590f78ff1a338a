package io.linli.benchmarks.machine;

import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark has to say.
 *
 * @param name of the benchmark and of its section in the record of figures
 * @param conditions under which the figures were taken, a sentence each
 */
public record Report(String name, String title, List<String> conditions, List<Figure> figures) {

    public Report {
        conditions = List.copyOf(conditions);
        figures = List.copyOf(figures);
    }

    /** For a terminal. */
    public String table() {
        var width = figures.stream()
                .mapToInt(figure -> figure.name().length())
                .max()
                .orElse(0);
        var reached = figures.stream()
                .mapToInt(figure -> figure.reached().length())
                .max()
                .orElse(0);
        var text = new StringBuilder(title).append('\n');
        for (var figure : figures) {
            text.append(pad(figure.name(), width)).append("  ").append(pad(figure.reached(), reached));
            if (!figure.goal().isEmpty()) {
                text.append("  goal ")
                        .append(figure.goal())
                        .append(": ")
                        .append(figure.verdict().replace("*", ""));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** For programs. */
    public String json(Map<String, String> machine) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("benchmark", name);
        whole.put("machine", machine);
        whole.put("conditions", conditions);
        whole.put("figures", figures.stream().map(Report::entry).toList());
        return new String(Json.write(whole), StandardCharsets.UTF_8);
    }

    /** For the record. */
    public String markdown(Map<String, String> machine) {
        var text = new StringBuilder("## ").append(title).append("\n\n");
        machine.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        conditions.forEach(condition -> text.append("- ").append(condition).append('\n'));
        text.append("\n| figure | reached | goal | |\n|---|---|---|---|\n");
        for (var figure : figures) {
            text.append("| ").append(String.join(" | ", figure.name(), figure.reached(), figure.goal()));
            text.append(" | ").append(figure.verdict()).append(" |\n");
        }
        return text.toString();
    }

    private static Map<String, Object> entry(Figure figure) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", figure.name());
        entry.put("reached", figure.reached());
        entry.put("goal", figure.goal());
        figure.met().ifPresent(met -> entry.put("met", met));
        return entry;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
