package io.linli.simulator.recorded.formats;

import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A file with one row a line and without names of columns. */
final class Lines {
    private Lines() {}

    /** Reads the rows behind the first {@code head} lines; throws IllegalArgumentException where there is no such file. */
    static <T> List<T> read(Path file, int head, Pattern between, Function<Columns, T> reader, Consumer<BadRow> bad)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": there is no such file");
        }
        return TextFile.rows(file, head, (number, line) -> reader.apply(new Columns(between.split(line.strip()))), bad);
    }

    /** The cells of one row. */
    record Columns(String[] cells) {

        String get(int column) {
            if (column >= cells.length) {
                throw new IllegalArgumentException("has " + cells.length + " columns, too few");
            }
            return cells[column].strip();
        }

        long number(int column) {
            try {
                return Long.parseLong(get(column));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not a whole number: " + get(column), e);
            }
        }
    }
}
