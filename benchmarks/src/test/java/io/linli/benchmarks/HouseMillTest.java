package io.linli.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.linli.simulator.recorded.RecordedFolder;
import io.linli.simulator.recorded.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mill in London that floods at high tide, seen every ten minutes of 2024 (House Mill, UCL CASA). */
class HouseMillTest {
    @TempDir
    Path folder;

    @Test
    void twoSamplesInARowTellOfNearlyEveryFloodAndOfNothingElse() throws Exception {
        var rule = Records.rule("{id: two, kind: flood, parameters: {rare_samples: 2}}");

        var score = Records.score(rule, recorded());

        assertThat(score.noted()).isEqualTo(74);
        assertThat(score.found()).isGreaterThanOrEqualTo(72);
        assertThat(score.outside()).isZero();
    }

    @Test
    void oneSampleIsEnoughWhereTheyAreRare() throws Exception {
        var rule = Records.rule(Files.readString(Path.of("..", "rules", "flood-house-mill.yaml")));

        var score = Records.score(rule, recorded());

        assertThat(score.noted()).isEqualTo(74);
        assertThat(score.found()).isGreaterThanOrEqualTo(73);
        assertThat(score.outside()).isZero();
    }

    private RecordedFolder recorded() throws IOException {
        var source = Recordings.path("housemill_2024");
        assumeTrue(Files.exists(source), () -> Recordings.missing(source));
        return new Records(folder).recorded("house-mill", "housemill_2024");
    }
}
