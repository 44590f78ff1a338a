package io.linli.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a kind of risk is called and set by, as its file in {@code io/linli/kinds} declares it. */
record KindSheet(
        Text title, List<Parameter> parameters, @Nullable String tunes) {

    private record File(
            Text title,
            Map<String, Entry> parameters,
            @Nullable String tunes) {}

    private record Entry(
            String unit,
            String standard,
            String min,
            String max,
            @Nullable String atMost,
            String zh,
            String en) {
        Parameter named(String name) {
            return new Parameter(name, unit, standard, min, max, atMost, new Text(zh, en));
        }
    }

    static KindSheet of(String kind) {
        try {
            var file = Json.YAML.readValue(text(kind), File.class);
            var parameters = file.parameters.entrySet().stream()
                    .map(entry -> entry.getValue().named(entry.getKey()))
                    .toList();
            return new KindSheet(file.title, parameters, file.tunes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(kind + ".yaml: " + YamlProblem.of(e), e);
        }
    }

    private static String text(String kind) {
        try (var file = KindSheet.class.getResourceAsStream("/io/linli/kinds/" + kind + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("there is no declaration of " + kind);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
