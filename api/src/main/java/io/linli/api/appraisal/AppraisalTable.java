package io.linli.api.appraisal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The numbers as a table for a spreadsheet: each measure as its share, with what it was counted from. */
final class AppraisalTable {
    /** By these a cell would be taken for a formula. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final List<List<Object>> lines = new ArrayList<>();

    AppraisalTable(List<AppraisalDesk.Row> rows, boolean isEnglish) {
        List<Object> head = new ArrayList<>(
                isEnglish
                        ? List.of("key", "name", "cases", "left out", "city score")
                        : List.of("编号", "名称", "案件", "不计", "综合得分"));
        for (var measure : Measure.values()) {
            head.add(isEnglish ? measure.formula().en() : measure.formula().zh());
            head.add(isEnglish ? "did" : "分子");
            head.add(isEnglish ? "of" : "分母");
        }
        lines.add(head);
        rows.forEach(row -> lines.add(line(row)));
    }

    private static List<Object> line(AppraisalDesk.Row row) {
        var score = row.score();
        List<Object> line = new ArrayList<>(
                List.of(row.key(), row.name(), score.cases(), score.leftOut(), number(score.cityScore())));
        for (var measure : Measure.values()) {
            var ratio = score.ratio(measure);
            line.addAll(List.of(number(ratio.share()), ratio.did(), ratio.should()));
        }
        return line;
    }

    /** An empty cell where there is nothing to say. */
    private static Object number(Optional<Double> value) {
        return value.<Object>map(number -> Math.round(number * 10_000) / 10_000d)
                .orElse("");
    }

    /** With the mark by which spreadsheets know that it is UTF-8. */
    byte[] csv() {
        var text = new StringWriter().append('\uFEFF');
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (var line : lines) {
                printer.printRecord(line.stream().map(AppraisalTable::safe).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Text stays text, whoever chose it. */
    static Object safe(Object cell) {
        return cell instanceof String text && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : cell;
    }

    byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Linli", null)) {
            var sheet = book.newWorksheet("appraisal");
            for (var row = 0; row < lines.size(); row++) {
                write(sheet, row, lines.get(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A workbook has types: what is text there is never calculated. */
    private static void write(Worksheet sheet, int row, List<Object> line) {
        for (var column = 0; column < line.size(); column++) {
            if (line.get(column) instanceof Number number) {
                sheet.value(row, column, number);
            } else {
                sheet.value(row, column, line.get(column).toString());
            }
        }
    }
}
