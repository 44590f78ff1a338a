package io.linli.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One dashboard of Grafana, as its file says. */
record Dashboard(String file, JsonNode json) {

    /** What one panel asks of one store. */
    record Query(String name, String source, String text, Duration range, Duration step) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What fills one of the choices at the top. */
    record Choice(String name, String type, String query) {}

    static List<Dashboard> all() throws IOException {
        try (var files = Files.list(folder().resolve("linli"))) {
            return files.sorted().map(Dashboard::read).toList();
        }
    }

    static Path folder() {
        return ComposeFile.ROOT.resolve("dashboards");
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString(), Json.MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw new IllegalStateException(file + " is not JSON", e);
        }
    }

    String uid() {
        return json.path("uid").asText();
    }

    List<JsonNode> panels() {
        return each(json.path("panels")).toList();
    }

    List<Choice> choices() {
        return each(json.at("/templating/list"))
                .map(it -> new Choice(
                        it.path("name").asText(),
                        it.path("type").asText(),
                        it.path("query").asText()))
                .toList();
    }

    List<Query> queries() {
        return panels().stream()
                .flatMap(panel -> each(panel.path("targets")).map(target -> query(panel, target)))
                .toList();
    }

    private Query query(JsonNode panel, JsonNode target) {
        var name = file + ": " + panel.path("title").asText() + " "
                + target.path("refId").asText();
        var text = target.path(target.has("rawSql") ? "rawSql" : "query").asText();
        var range = duration(json.at("/time/from").asText().substring("now-".length()));
        // As many points as a panel has room for, and no finer than it says.
        var least = duration(panel.path("interval").asText("1s"));
        var fitting = Duration.ofSeconds(1 + range.toSeconds() / 1_000);
        var source = target.at("/datasource/uid").asText();
        return new Query(name, source, text, range, least.compareTo(fitting) > 0 ? least : fitting);
    }

    private static Duration duration(String text) {
        return text.endsWith("d")
                ? Duration.parse("P" + text.toUpperCase())
                : Duration.parse("PT" + text.toUpperCase());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
