package io.linli.simulator.recorded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A file of rows under named columns, read as it goes; a row that makes no sense is told and passed over. */
public final class Table<T> implements Iterator<T>, AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setAllowMissingColumnNames(true)
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Function<CSVRecord, T> reader;
    private final Consumer<BadRow> bad;
    private @Nullable T next;

    private Table(Path file, CSVParser parser, Function<CSVRecord, T> reader, Consumer<BadRow> bad) {
        this.file = file;
        this.parser = parser;
        this.records = parser.iterator();
        this.reader = reader;
        this.bad = bad;
    }

    /** Throws IllegalArgumentException where a column is missing. */
    public static <T> Table<T> open(
            Path file, List<String> columns, Function<CSVRecord, T> reader, Consumer<BadRow> bad) throws IOException {
        var parser = parser(file);
        if (!parser.getHeaderNames().containsAll(columns)) {
            parser.close();
            throw new IllegalArgumentException(file + ":1: the columns must be " + String.join(",", columns) + ", not: "
                    + String.join(",", parser.getHeaderNames()));
        }
        return new Table<>(file, parser, reader, bad);
    }

    private static CSVParser parser(Path file) throws IOException {
        try {
            return CSVParser.parse(textOf(file), FORMAT);
        } catch (CharacterCodingException e) {
            throw TextFile.notUtf8(file);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ":1: " + e.getMessage(), e);
        }
    }

    /** All rows at once. */
    public static <T> List<T> read(Path file, List<String> columns, Function<CSVRecord, T> reader, Consumer<BadRow> bad)
            throws IOException {
        var rows = new ArrayList<T>();
        try (var table = open(file, columns, reader, bad)) {
            table.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** Spreadsheets write a mark in front that is no part of the first column's name. */
    private static BufferedReader textOf(Path file) throws IOException {
        var text = Files.newBufferedReader(file);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    @Override
    public boolean hasNext() {
        while (next == null && hasRecord()) {
            next = understood(records.next());
        }
        return next != null;
    }

    private boolean hasRecord() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw TextFile.notUtf8(file);
            }
            var line = parser.getCurrentLineNumber() + 1;
            throw new IllegalArgumentException(file + ":" + line + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private @Nullable T understood(CSVRecord row) {
        try {
            if (!row.isConsistent()) {
                throw new IllegalArgumentException("has " + row.size() + " columns, not "
                        + parser.getHeaderNames().size());
            }
            return reader.apply(row);
        } catch (DateTimeException | IllegalArgumentException e) {
            bad.accept(new BadRow(file, parser.getCurrentLineNumber(), String.valueOf(e.getMessage())));
            return null;
        }
    }

    @Override
    public T next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
