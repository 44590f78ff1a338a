package io.linli.simulator.recorded;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.linli.model.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** Writes a recorded folder: the sheet, the readings, and the labels beside them. */
public final class RecordingWriter {
    /** Always with milliseconds, so that texts stand in the order of their times. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final ObjectWriter YAML = Json.YAML.writer();

    private RecordingWriter() {}

    /** Answers the new folder below {@code parent}; one that is there already is left as it is and refused. */
    public static Path write(Recording recording, Path parent) throws IOException {
        var folder = parent.resolve(recording.name());
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(recording.sheet().file()), YAML.writeValueAsString(recording.sheet()));
        table(folder, RecordedFolder.READINGS, RecordedFolder.READING, recording.rows(), RecordingWriter::row);
        if (recording.sheet() instanceof HomeSheet) {
            table(folder, RecordedFolder.PRESENCE, RecordedFolder.STAY, recording.presence(), RecordingWriter::row);
        } else {
            table(folder, RecordedFolder.FLOODS, RecordedFolder.FLOOD, recording.floods(), RecordingWriter::row);
        }
        return folder;
    }

    private static <T> void table(
            Path folder, String name, List<String> columns, List<T> rows, Function<T, String> line) throws IOException {
        try (var file = Files.newBufferedWriter(folder.resolve(name))) {
            file.write(String.join(",", columns) + "\n");
            for (var row : rows) {
                file.write(line.apply(row) + "\n");
            }
        }
    }

    private static String row(Measured row) {
        return String.join(",", time(row.at()), row.device(), row.metric().id(), number(row.value()));
    }

    private static String row(Presence presence) {
        return String.join(
                ",",
                time(presence.from()),
                time(presence.to()),
                presence.state().name());
    }

    private static String row(Flood flood) {
        return String.join(",", time(flood.from()), time(flood.to()), number(flood.peak()));
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
