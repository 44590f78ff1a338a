package io.linli.standalone;

import io.linli.standalone.Dashboard.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what a panel asks into what its store is asked, as Grafana does for the end of a range. */
record GrafanaMacros(Map<String, List<String>> chosen, Instant until) {
    private static final Pattern GROUP = Pattern.compile("\\$__timeGroupAlias\\(\\s*(\\w+)\\s*,\\s*([0-9]+)s\\s*\\)");
    private static final Pattern FILTER = Pattern.compile("\\$__timeFilter\\(\\s*(\\w+)\\s*\\)");

    String sql(Query query) {
        var from = until.minus(query.range());
        var asked = choose(
                        query.text(),
                        values -> values.stream()
                                .map(value -> "'" + value.replace("'", "''") + "'")
                                .collect(Collectors.joining(",")))
                .replace("$__interval", query.step().toSeconds() + "s");
        asked = FILTER.matcher(asked)
                .replaceAll(found -> found.group(1) + " BETWEEN '" + from + "' AND '" + until + "'");
        return GROUP.matcher(asked)
                .replaceAll(found -> "floor(extract(epoch from %s)/%s)*%s AS \"time\""
                        .formatted(found.group(1), found.group(2), found.group(2)));
    }

    String influxQl(Query query) {
        var from = until.minus(query.range());
        return choose(
                        query.text(),
                        values -> values.stream()
                                .map(value -> value.replaceAll("([\\\\^$.|?*+()\\[\\]{}/])", "\\\\$1"))
                                .collect(Collectors.joining("|", "(", ")")))
                .replace(
                        "$timeFilter",
                        "time >= " + from.toEpochMilli() + "ms and time <= " + until.toEpochMilli() + "ms")
                .replace("$__interval", query.step().toSeconds() + "s");
    }

    private String choose(String text, Function<List<String>, String> written) {
        var asked = text;
        for (var choice : chosen.entrySet()) {
            asked = Pattern.compile("\\$" + choice.getKey() + "\\b")
                    .matcher(asked)
                    .replaceAll(Matcher.quoteReplacement(written.apply(choice.getValue())));
        }
        return asked;
    }
}
