package io.linli.api.imports;

import io.linli.api.form.Field;
import io.linli.api.form.Form;
import io.linli.api.http.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of things to be entered.
 *
 * @param header as it stands in the file
 * @param fields which field each column holds, by its place
 * @param rows as they stand in the file, by the row that a spreadsheet shows; empty ones are left out
 */
record Table(List<String> header, Map<Integer, Field> fields, Map<Integer, List<String>> rows, String encoding) {

    /** Throws a problem naming the column or the row. */
    static Table of(byte[] file, List<Field> known) {
        var text = TableText.of(file);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text.text()))
                .setIgnoreEmptyLines(false)
                .get();
        try (var parser = CSVParser.parse(text.text(), format)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw Problem.unprocessable("the file is empty").asException();
            }
            var header = cells(records.next());
            var rows = new LinkedHashMap<Integer, List<String>>();
            while (records.hasNext()) {
                var record = records.next();
                var cells = cells(record);
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.put((int) record.getRecordNumber(), cells);
                }
            }
            return new Table(header, fields(header, known), rows, text.encoding());
        } catch (IOException | UncheckedIOException e) {
            throw Problem.unprocessable("the file is no CSV: " + e.getMessage()).asException();
        }
    }

    /** As the first line parts its columns. */
    private static char delimiter(String text) {
        var line = text.lines().findFirst().orElse("");
        var delimiter = ',';
        for (var other : new char[] {';', '\t'}) {
            if (count(line, other) > count(line, delimiter)) {
                delimiter = other;
            }
        }
        return delimiter;
    }

    private static long count(String line, char sign) {
        return line.chars().filter(each -> each == sign).count();
    }

    private static List<String> cells(CSVRecord record) {
        return record.stream().map(Cells::plain).toList();
    }

    private static Map<Integer, Field> fields(List<String> header, List<Field> known) {
        var fields = new HashMap<Integer, Field>();
        for (var column = 0; column < header.size(); column++) {
            var name = header.get(column).strip();
            if (name.isEmpty() || Cells.IS_TOLD.contains(name)) {
                continue;
            }
            var field = find(known, name)
                    .orElseThrow(() -> Problem.unprocessable("unknown column " + name + "; there are " + names(known))
                            .asException());
            if (fields.containsValue(field)) {
                throw Problem.unprocessable("column " + name + " stands there twice")
                        .asException();
            }
            fields.put(column, field);
        }
        var missing = known.stream()
                .filter(field -> field.isRequired() && !fields.containsValue(field))
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.unprocessable("missing columns: " + names(missing)).asException();
        }
        return fields;
    }

    private static Optional<Field> find(List<Field> known, String name) {
        return known.stream()
                .filter(field ->
                        field.name().equalsIgnoreCase(name) || field.zh().equals(name))
                .findFirst();
    }

    private static String names(List<Field> fields) {
        return String.join(
                ", ",
                fields.stream().map(field -> field.name() + " " + field.zh()).toList());
    }

    List<Form> forms() {
        var forms = new ArrayList<Form>();
        rows.forEach((row, cells) -> {
            var values = new HashMap<String, String>();
            fields.forEach((column, field) -> {
                if (column < cells.size()) {
                    values.put(field.name(), cells.get(column));
                }
            });
            forms.add(new Form(row, values));
        });
        return forms;
    }

    /** As the column is called in this file. */
    String column(String field) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(field))
                .map(entry -> header.get(entry.getKey()))
                .findFirst()
                .orElse(field);
    }
}
