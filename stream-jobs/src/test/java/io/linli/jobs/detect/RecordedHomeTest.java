package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.INACTIVITY;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.linli.model.Alert;
import io.linli.model.Ladder;
import io.linli.simulator.recorded.Importers;
import io.linli.simulator.recorded.Playback;
import io.linli.simulator.recorded.RecordedFolder;
import io.linli.simulator.recorded.RecordingWriter;
import io.linli.simulator.recorded.Recordings;
import io.linli.simulator.recorded.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty ordinary days of one resident (WSU CASAS), where they are among the recordings; two weeks are learned from. */
class RecordedHomeTest {
    @TempDir
    Path folder;

    @Test
    void nobodyIsSentToAResidentWhoIsWell() throws IOException {
        var source = Recordings.path("home_30d");
        assumeTrue(Files.exists(source), () -> Recordings.missing(source));
        var home = Importers.of("casas").read(source, row -> {}).get(0);
        var recorded = RecordedFolder.open(RecordingWriter.write(home, folder));
        var runner = runner(INACTIVITY);

        long begins;
        try (var played = Playback.of(recorded, Surroundings.askedForBy(INACTIVITY), row -> {})) {
            begins = played.beginsAt();
            played.forEachRemaining(runner::accept);
        }

        var scored = Instant.ofEpochMilli(begins).plus(Duration.ofDays(14));
        assertThat(runner.alerts())
                .filteredOn(alert -> alert.raisedAt().isAfter(scored))
                .isNotEmpty()
                .extracting(Alert::ladder)
                .doesNotContain(Ladder.L2, Ladder.L3);
    }
}
