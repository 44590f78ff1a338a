package io.linli.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredDocumentTest {
    private static final Map<String, String> MACHINE = Map.of("cores", "2");

    @TempDir
    Path folder;

    @Test
    void replacesASectionAndKeepsTheOthers() throws IOException {
        var file = folder.resolve("docs/measured.md");
        var document = new MeasuredDocument(file);

        document.put(report("start", "12.0 s"), MACHINE);
        document.put(report("kernel", "300 ns"), MACHINE);
        document.put(report("start", "9.5 s"), MACHINE);

        assertThat(Files.readString(file))
                .startsWith("# Measured")
                .contains("9.5 s", "300 ns")
                .doesNotContain("12.0 s")
                .containsOnlyOnce("<!-- begin start -->");
    }

    @Test
    void saysAMissedGoalPlainly() throws IOException {
        var figure = Figure.judged("resident", "1.9 GB", "at most 1.5 GB", false);
        var report = new Report("start", "Start", List.of(), List.of(figure));

        assertThat(report.markdown(MACHINE)).contains("| resident | 1.9 GB | at most 1.5 GB | **missed** |");
        assertThat(report.table()).contains("missed");
        assertThat(report.json(MACHINE)).contains("\"met\":false");
    }

    private static Report report(String name, String reached) {
        return new Report(name, name, List.of("once"), List.of(Figure.plain("time", reached)));
    }
}
