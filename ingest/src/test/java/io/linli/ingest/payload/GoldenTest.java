package io.linli.ingest.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each adapter against its golden files: {@code <name>/<case>.in.json} has the topic, the payload and what came before
 * it, {@code <case>.out.json} what is understood.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources");

    static Stream<Arguments> cases() throws IOException {
        return new PayloadAdapters()
                .all().stream().flatMap(adapter -> files(adapter).map(in -> Arguments.of(adapter.name(), in)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void understandsWhatItsGoldenFileSays(String name, Path in) throws IOException {
        var given = Json.MAPPER.readTree(in.toFile());
        var message = message(given);
        var adapter = new PayloadAdapters().of(message.topic()).orElseThrow();
        assertThat(adapter.name()).isEqualTo(name);
        given.path("before").forEach(earlier -> adapter.decode(message(earlier)));
        var understood = Json.MAPPER.readTree(Json.write(adapter.decode(message)));
        var out = in.resolveSibling(in.getFileName().toString().replace(".in.json", ".out.json"));
        assertThat(understood).isEqualTo(Json.MAPPER.readTree(out.toFile()));
    }

    private static Message message(JsonNode given) {
        var payload = given.get("payload");
        var text = payload.isTextual() ? payload.textValue() : payload.toString();
        return Message.of(
                given.get("topic").textValue(),
                text.getBytes(StandardCharsets.UTF_8),
                given.path("retained").booleanValue());
    }

    private static Stream<Path> files(PayloadAdapter adapter) {
        try (var files = Files.list(FOLDER.resolve(adapter.name()))) {
            return files.filter(file -> file.toString().endsWith(".in.json")).sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("no golden files for " + adapter.name(), e);
        }
    }
}
