package io.linli.api.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AppraisalDocumentTest {

    @Test
    void tellsTheFormulaOfEveryMeasureAsItIsCounted() throws IOException {
        var document = Files.readString(Path.of("..", "docs", "appraisal.md"));

        assertThat(document)
                .contains(Arrays.stream(Measure.values())
                        .map(measure -> "| `%s` | %s · %s |"
                                .formatted(
                                        measure.id(),
                                        measure.formula().zh(),
                                        measure.formula().en()))
                        .toList());
    }
}
