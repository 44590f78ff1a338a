package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.jobs.JobSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

class EmbeddedFlinkIT {
    private static final String JOB = "counting";
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aJobContinuesFromItsNewestCheckpointAfterAKill() throws Exception {
        var data = Parts.folder("killed-flink");
        var snapshots = new JobSnapshots(data.resolve("jobs").resolve(JOB));
        try (var first = ChildJvm.run(Child.class, data)) {
            await().atMost(LONG).until(() -> snapshots.newest().isPresent());
            var atFirst = snapshots.newest();
            await().atMost(LONG).until(() -> !snapshots.newest().equals(atFirst));
            first.kill();
        }
        var before = counted(data);
        try (var second = EmbeddedFlink.start(data, 0, 1, OFTEN)) {
            second.submit(JOB, counting(data));
            await().atMost(LONG).until(() -> counted(data).size() > before.size());
            assertThat(counted(data).get(before.size())).isGreaterThan(0L).isLessThanOrEqualTo(before.size());
        }
    }

    @Test
    void aJobStoppedInOrderCountsOnWithoutAGapOrARepetition() throws Exception {
        var data = Parts.folder("flink");
        for (int run = 0; run < 2; run++) {
            var already = counted(data).size();
            try (var flink = EmbeddedFlink.start(data, 0, 1, Duration.ofHours(1))) {
                flink.submit(JOB, counting(data));
                await().atMost(LONG).until(() -> counted(data).size() > already + 20);
            }
        }
        var counted = counted(data);
        assertThat(counted).isSorted().doesNotHaveDuplicates().endsWith(counted.size() - 1L);
    }

    @Test
    void tellsHowAJobIsDoing() throws Exception {
        var data = Parts.folder("flink");
        try (var flink = EmbeddedFlink.start(data, 0, 1, OFTEN)) {
            flink.submit(JOB, counting(data));
            await().atMost(LONG).until(() -> flink.health(JOB).lastCheckpoint() != null);
            assertThat(flink.health(JOB).isRunning()).isTrue();
            assertThat(flink.webUrl()).startsWith("http://127.0.0.1:");
        }
    }

    /** Writes 0, 1, 2, … into a file; where it is, is the only state it has. */
    private static StreamExecutionEnvironment counting(Path data) {
        var file = data.resolve("counted").toString();
        var job = StreamExecutionEnvironment.getExecutionEnvironment();
        job.setParallelism(1);
        var numbers = new DataGeneratorSource<>(
                number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(200), Types.LONG);
        job.fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(number -> {
                    Files.writeString(
                            Path.of(file), number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    return number;
                })
                .returns(Types.LONG)
                .uid("written")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        return job;
    }

    private static List<Long> counted(Path data) throws IOException {
        var file = data.resolve("counted");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                : List.of();
    }

    static final class Child {
        public static void main(String[] arguments) throws Exception {
            var data = Path.of(arguments[0]);
            EmbeddedFlink.start(data, 0, 1, OFTEN).submit(JOB, counting(data));
            ChildJvm.waitForParent();
        }
    }
}
