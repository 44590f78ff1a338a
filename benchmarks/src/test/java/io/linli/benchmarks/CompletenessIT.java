package io.linli.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.benchmarks.judge.Completeness;
import io.linli.benchmarks.load.Fleet;
import io.linli.benchmarks.load.Plan;
import io.linli.benchmarks.system.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system in a process of its own under a small load: judged by counts only, never by time. */
class CompletenessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SENSORS = 100;

    @TempDir
    Path folder;

    @Test
    void losesNothingAndMakesNothingUpEvenWhenKilled() throws Exception {
        var quiet = Plan.of(200, Duration.ofSeconds(5));
        var killed = quiet.next(200, Duration.ofSeconds(8), SENSORS);
        var fleet = new Fleet(SENSORS, killed.firstBox() + killed.presses(), killed.firstBasin() + killed.floods(), 4);
        try (var rig = Rig.start(launch(), fleet)) {
            var first = rig.trial(quiet, PATIENCE);

            var load = CompletableFuture.supplyAsync(() -> rig.send(killed, PATIENCE));
            rig.demo().settle(Duration.ofSeconds(3));
            rig.killAndRestart();
            var second = load.get(2, TimeUnit.MINUTES);

            assertThat(first.allSeen()).isTrue();
            assertThat(first.completeness()).matches(Completeness::isComplete, "complete");
            assertThat(second.unacknowledged()).isZero();
            assertThat(rig.feed().awaitAll(second.schedule().triggers().keySet(), PATIENCE))
                    .isTrue();
            assertThat(rig.judge(second)).matches(Completeness::isComplete, "complete");
            assertThat(rig.staff().doubles()).isZero();
        }
    }

    /** By the class path of the tests, with the memory that people's demo has. */
    private Launch launch() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = List.of(
                java,
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.linli.standalone.Linli");
        return new Launch(program, folder.resolve("demo"), freePort(), freePort(), Optional.empty(), Map.of(), false);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
