package io.linli.api.imports;

import io.linli.api.form.Complaint;
import io.linli.api.form.Form;
import io.linli.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What became of each row of a table. */
record TableReport(Table table, List<Form> forms) {

    private record Bad(int line, String column, String value, Text reason) {}

    boolean isGood() {
        return forms.stream().allMatch(Form::isGood);
    }

    long bad() {
        return forms.stream().filter(form -> !form.isGood()).count();
    }

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rows", forms.size());
        view.put("good", forms.size() - bad());
        view.put("encoding", table.encoding());
        view.put("bad", forms.stream().flatMap(form -> bad(form).stream()).toList());
        return view;
    }

    private List<Bad> bad(Form form) {
        return form.complaints().stream()
                .map(complaint ->
                        new Bad(form.line(), table.column(complaint.field()), complaint.value(), complaint.reason()))
                .toList();
    }

    /** Only the rows that have to be mended, with why; they can be sent again as they are. */
    String badRows() {
        var text = new StringBuilder("\uFEFF");
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            var header = new ArrayList<>(table.header());
            header.add("行号");
            header.add("原因");
            printer.printRecord(header);
            for (var form : forms) {
                if (!form.isGood()) {
                    printer.printRecord(row(form));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private List<String> row(Form form) {
        var cells = new ArrayList<String>();
        var row = table.rows().getOrDefault(form.line(), List.of());
        for (var column = 0; column < table.header().size(); column++) {
            cells.add(column < row.size() ? Cells.safe(row.get(column)) : "");
        }
        cells.add(Integer.toString(form.line()));
        cells.add(form.complaints().stream().map(this::sentence).collect(Collectors.joining("; ")));
        return cells;
    }

    private String sentence(Complaint complaint) {
        return Cells.safe(table.column(complaint.field()) + ": "
                + complaint.reason().zh() + " / " + complaint.reason().en());
    }
}
