package io.linli.jobs;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A test of the job on a small Flink, which all tests of its class share. */
abstract class FlinkTest {
    @TempDir
    static Path checkpoints;

    static TestCluster cluster;

    @BeforeAll
    static void startFlink() throws Exception {
        cluster = new TestCluster(checkpoints);
    }

    @AfterAll
    static void stopFlink() throws Exception {
        cluster.close();
    }
}
