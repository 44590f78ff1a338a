package io.linli.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --nonsense            | Unknown option: '--nonsense' (see ./linli bench --help)
            nonsense              | Unmatched argument at index 0: 'nonsense' (see ./linli bench --help)
            kernel --forks=many   | 'many' is not an int (see ./linli bench kernel --help)
            pages --length=soon   | not a duration such as 90s, 15m, 1h30m: soon (see ./linli bench pages --help)
            """)
    void refusesWhatItDoesNotKnowInOneLine(String arguments, String problem) {
        var said = new StringWriter();

        var code = Bench.commandLine().setErr(new PrintWriter(said, true)).execute(arguments.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(said.toString().lines()).singleElement().asString().endsWith(problem);
    }
}
