package io.linli.standalone.recorded;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.linli.ingest.payload.Message;
import io.linli.model.Json;
import io.linli.simulator.recorded.BadRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
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

    private record Line(
            @JsonProperty(required = true) String tst,
            @JsonProperty(required = true) String topic,
            int retain,
            @JsonProperty(required = true) JsonNode payload) {}

    /** @param largest the most bytes of a payload that are kept, by its topic */
    public static List<Captured> read(Path file, ToIntFunction<String> largest, Consumer<BadRow> bad)
            throws IOException {
        var all = new ArrayList<Captured>();
        var number = 0;
        for (var text : Files.readAllLines(file)) {
            number++;
            if (text.isBlank()) {
                continue;
            }
            try {
                all.add(captured(number, Json.read(text.getBytes(StandardCharsets.UTF_8), Line.class), largest));
            } catch (IllegalArgumentException | DateTimeException e) {
                bad.accept(new BadRow(file, number, String.valueOf(e.getMessage())));
            }
        }
        return all;
    }

    private static Captured captured(long number, Line line, ToIntFunction<String> largest) {
        var payload = line.payload.isTextual() ? line.payload.textValue() : line.payload.toString();
        var bytes = payload.getBytes(StandardCharsets.UTF_8);
        var message = Message.of(line.topic, bytes, line.retain == 1, largest.applyAsInt(line.topic));
        return new Captured(number, OffsetDateTime.parse(line.tst, TIME), message);
    }
}
