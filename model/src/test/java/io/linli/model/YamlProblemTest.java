package io.linli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlProblemTest {

    record Part(String id, int count) {
        Part {
            if (count < 0) {
                throw new IllegalArgumentException("count: at least 0, not: " + count);
            }
        }
    }

    record Whole(List<Part> parts) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a title          | must be fields with their values
            just words         | must be fields with their values
            parts: 3           | parts: must be a list, such as [a, b], not: 3
            parts: [{count: x}]| parts[0].count: must be a whole number, not: x
            parts: [{count: []}]| parts[0].count: must be a whole number, not a list
            parts: [{count: -1}]| count: at least 0, not: -1
            pieces: []         | Unrecognized field "pieces", only [parts]
            parts: [           | expected the node content
            """)
    void isOneLineInWordsOfWhoWroteIt(String yaml, String words) {
        var problem = catchThrowableOfType(
                JsonProcessingException.class, () -> Json.YAML.readValue(yaml == null ? "" : yaml, Whole.class));

        assertThat(YamlProblem.of(problem))
                .contains(words)
                .doesNotContain("\n")
                .doesNotContain("io.linli")
                .doesNotContain("java");
    }
}
