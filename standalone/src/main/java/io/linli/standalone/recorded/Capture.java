package io.linli.standalone.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.linli.ingest.payload.Message;
import io.linli.model.Json;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.Era;
import io.linli.simulator.recorded.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * MQTT messages as {@code mosquitto_sub -t 'zigbee2mqtt/#' -F %j} (or {@code %J}) writes them down: one JSON object a
 * line.
 */
public final class Capture {
    public static final String ENDING = ".jsonl";

    /** An offset without a colon, and as many digits of a second as there are. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private Capture() {}

    /** One message and where it stands. */
    public record Captured(long line, OffsetDateTime at, Message message) {}

    /** @param largest the most bytes of a payload that are kept, by its topic */
    public static List<Captured> read(Path file, ToIntFunction<String> largest, Consumer<BadRow> bad)
            throws IOException {
        return TextFile.rows(file, 0, (number, text) -> captured(number, object(text), largest), bad);
    }

    private static JsonNode object(String text) {
        try {
            var line = Json.MAPPER.readTree(text);
            if (line.isObject()) {
                return line;
            }
        } catch (JsonProcessingException e) {
            // The same is said of it as of other JSON.
        }
        throw new IllegalArgumentException("is no JSON object as mosquitto_sub -F %j writes it");
    }

    private static Captured captured(long number, JsonNode line, ToIntFunction<String> largest) {
        var topic = field(line, "topic").asText();
        var payload = field(line, "payload");
        var bytes = (payload.isTextual() ? payload.textValue() : payload.toString()).getBytes(StandardCharsets.UTF_8);
        var retained = line.path("retain").asInt() == 1;
        var at = time(field(line, "tst").asText());
        return new Captured(number, at, Message.of(topic, bytes, retained, largest.applyAsInt(topic)));
    }

    private static JsonNode field(JsonNode line, String name) {
        var value = line.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static OffsetDateTime time(String text) {
        OffsetDateTime at;
        try {
            at = OffsetDateTime.parse(text, TIME);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("tst must be such as 2026-03-02T08:15:00.000+0800, not: " + text, e);
        }
        Era.require(at.toInstant(), "tst");
        return at;
    }
}
