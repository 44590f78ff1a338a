package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmbeddedTelemetryIT {

    @Test
    void whatItTookOutlivesItsProcess() throws Exception {
        var data = Parts.folder("killed-telemetry");
        var port = FreePort.orWanted(0);
        try (var first = Child.start(data, port)) {
            assertThat(write(port, "readings,device=a motion=1.0 " + nanos(Duration.ofDays(3))))
                    .isEqualTo(204);
            first.kill();
        }
        try (var second = EmbeddedTelemetry.at(data, 0).start()) {
            await().until(() -> QuestDb.count(second.url(), "device = 'a'"), count -> count == 1);
            assertThat(second.bucket()).isEqualTo(EmbeddedTelemetry.at(data, 0).bucket());
        }
    }

    @Test
    void forgetsWhatIsTooOldAndNothingElse() throws Exception {
        try (var store = EmbeddedTelemetry.at(Parts.folder("telemetry-old"), 0).start()) {
            var port = URI.create(store.url()).getPort();
            write(port, "readings,device=old motion=1.0 " + nanos(Duration.ofDays(80)));
            write(port, "readings,device=kept motion=1.0 " + nanos(Duration.ofDays(69)));
            write(port, "readings,device=new motion=1.0 " + nanos(Duration.ZERO));
            await().until(() -> QuestDb.count(store.url(), "device = 'new'"), count -> count == 1);
            assertThat(QuestDb.count(store.url(), "device = 'kept'")).isEqualTo(1);
            assertThat(QuestDb.count(store.url(), "device = 'old'")).isZero();
        }
    }

    private static String nanos(Duration ago) {
        return Instant.now().minus(ago).toEpochMilli() + "000000\n";
    }

    private static int write(int port, String line) throws Exception {
        var address = URI.create("http://127.0.0.1:" + port + "/api/v2/write?precision=ns");
        var request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofString(line))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    static final class Child {
        static ChildJvm start(Path data, int port) throws Exception {
            return ChildJvm.run(Child.class, data, port).awaitPort(port);
        }

        public static void main(String[] arguments) throws Exception {
            EmbeddedTelemetry.at(Path.of(arguments[0]), Integer.parseInt(arguments[1]))
                    .start();
            ChildJvm.waitForParent();
        }
    }
}
