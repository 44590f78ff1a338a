package io.linli.standalone.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.linli.simulator.recorded.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All engines give the same alerts: the detectors alone, and the whole way through Kafka and Flink. */
class BacktestIT {
    private static final Path RULES = Path.of("..", "rules");

    @TempDir
    Path folder;

    @Test
    void everyPlaceOfSeveralYearsIsJudgedAlike() throws IOException {
        var records = TinyRecords.write(folder);
        var words = new Object[] {"backtest", "--rule", RULES.resolve("flood.yaml"), "--recorded", records};

        var plain = Shell.run(words);
        var flink = Shell.run(with(words, "--engine", "flink"));

        assertThat(plain.out()).hasSizeGreaterThan(10);
        assertThat(flink.code()).as("%s", flink.err()).isZero();
        assertThat(flink.out()).isEqualTo(plain.out());
    }

    /** Thirty days of one resident (WSU CASAS). */
    @Test
    void aHomeOfThirtyDaysIsJudgedAlikeThoughTheJobDies() {
        var source = Recordings.path("home_30d");
        assumeTrue(Files.exists(source), () -> Recordings.missing(source));
        assertThat(Shell.run("import", "casas", source, folder).code()).isZero();
        var words = new Object[] {"backtest", "--rule", RULES.resolve("inactivity.yaml"), "--recorded", folder};

        var plain = Shell.run(words);
        var flink = Shell.run(with(words, "--engine", "flink", "--kill"));

        assertThat(plain.out()).isNotEmpty();
        assertThat(flink.code()).as("%s", flink.err()).isZero();
        assertThat(flink.out()).isEqualTo(plain.out());
    }

    private static Object[] with(Object[] words, Object... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
    }
}
