package io.linli.simulator.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A file of text in UTF-8; a line in any other encoding is named. */
public final class TextFile {
    private static final String NOT_UTF_8 = "is not UTF-8: save it as UTF-8";

    private TextFile() {}

    /** Understands one line; throws IllegalArgumentException or DateTimeException where it makes no sense. */
    public interface LineReader<T> {
        T read(long number, String line);
    }

    /** All of it; throws IllegalArgumentException naming the first line that is not UTF-8. */
    public static String whole(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw notUtf8(file);
        }
    }

    /** What is behind the first {@code head} lines, blank ones aside; one that makes no sense is told and passed over. */
    public static <T> List<T> rows(Path file, int head, LineReader<T> reader, Consumer<BadRow> bad) throws IOException {
        var rows = new ArrayList<T>();
        var number = 0L;
        for (var bytes : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            number++;
            if (number <= head || bytes.isBlank()) {
                continue;
            }
            try {
                rows.add(reader.read(number, decoded(bytes)));
            } catch (CharacterCodingException e) {
                bad.accept(new BadRow(file, number, NOT_UTF_8));
            } catch (IllegalArgumentException | DateTimeException e) {
                bad.accept(new BadRow(file, number, String.valueOf(e.getMessage())));
            }
        }
        return rows;
    }

    /** What to throw for it, with its first line that is not UTF-8. */
    static IllegalArgumentException notUtf8(Path file) {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            var number = 0L;
            for (var bytes = lines.readLine(); bytes != null; bytes = lines.readLine()) {
                number++;
                if (!isUtf8(bytes)) {
                    break;
                }
            }
            return new IllegalArgumentException(file + ":" + number + ": " + NOT_UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUtf8(String bytes) {
        try {
            decoded(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** @param bytes a character for each */
    private static String decoded(String bytes) throws CharacterCodingException {
        var raw = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
    }
}
