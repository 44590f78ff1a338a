package io.linli.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageIT {
    @TempDir
    Path folder;

    @Test
    void bothJobsSayOfASmallTownWhatHappenedInIt() throws Exception {
        var town = new Town(1_000, 12);
        var stage = new Stage(town, 2, 1);
        try (var cluster = new Cluster(Cluster.Backend.HEAP, folder)) {
            assertThat(Judged.of(town, stage.detection(cluster, TownRules.all()).said()))
                    .matches(Judged::isRight);
            assertThat(Judged.of(town, stage.other(cluster, TextbookJob::define).said()))
                    .matches(Judged::isRight);
        }
    }
}
