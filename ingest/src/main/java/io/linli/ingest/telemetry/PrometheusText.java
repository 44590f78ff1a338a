package io.linli.ingest.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The numbers of a part as it shows them to Prometheus; of several labels, the values alone are kept. */
final class PrometheusText {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? +(\\S+)(?: +[0-9]+)?");
    private static final Pattern LABEL = Pattern.compile("\\w+=\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Ours, and what tells how a process is; the rest would be stored and never looked at. */
    private static final Pattern KEPT =
            Pattern.compile("linli_\\w+(?<!_created)|process_cpu_usage|jvm_memory_used_bytes");

    private PrometheusText() {}

    static List<Sample> read(String part, String text, Instant now) {
        return text.lines()
                .map(line -> sample(part, line, now))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Sample sample(String part, String line, Instant now) {
        var found = LINE.matcher(line);
        if (!found.matches() || !KEPT.matcher(found.group(1)).matches()) {
            return null;
        }
        var value = number(found.group(3));
        return Double.isFinite(value) ? new Sample(part, found.group(1), label(found.group(2)), value, now) : null;
    }

    private static String label(@Nullable String labels) {
        return labels == null
                ? ""
                : LABEL.matcher(labels).results().map(PrometheusText::value).collect(Collectors.joining(" "));
    }

    private static String value(MatchResult label) {
        return label.group(1).replaceAll("\\\\(.)", "$1");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // +Inf and the like.
            return Double.NaN;
        }
    }
}
