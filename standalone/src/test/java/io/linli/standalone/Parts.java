package io.linli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real parts for the tests of this JVM: each is started when it is first asked for, and shared by all. */
final class Parts {
    static final String INGEST = "ingest";
    static final String INGEST_SECRET = "the-secret-of-ingest";

    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();
    private static @Nullable EmbeddedKafka kafka;
    private static @Nullable EmbeddedBroker broker;
    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable EmbeddedTelemetry telemetry;
    private static @Nullable InfluxDb influx;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Parts::closeAll));
    }

    private Parts() {}

    static synchronized EmbeddedKafka kafka() {
        return kafka = kafka != null ? kafka : remember(() -> EmbeddedKafka.start(folder("kafka"), 0));
    }

    /** Open to every device whose password is its id backwards. */
    static synchronized EmbeddedBroker broker() {
        return broker = broker != null
                ? broker
                : remember(() -> EmbeddedBroker.start(folder("broker"), "127.0.0.1", 0, rules())
                        .open());
    }

    static synchronized EmbeddedPostgres postgres() {
        return postgres = postgres != null ? postgres : remember(() -> EmbeddedPostgres.start(folder("postgres"), 0));
    }

    /** Keeps what tests say of years ago. */
    static synchronized EmbeddedTelemetry telemetry() {
        return telemetry = telemetry != null
                ? telemetry
                : remember(() -> EmbeddedTelemetry.at(folder("telemetry"), 0)
                        .keeping(Duration.ofDays(3_650))
                        .start());
    }

    /** Only where {@link InfluxDb#assumeThere} lets a test go on. */
    static synchronized InfluxDb influx() {
        return influx = influx != null ? influx : remember(() -> InfluxDb.create(folder("influx")));
    }

    static OwnTopics rules() {
        return new OwnTopics(INGEST, INGEST_SECRET, (id, password) -> password.equals(passwordOf(id)));
    }

    static String passwordOf(String device) {
        return new StringBuilder(device).reverse().toString();
    }

    /** A new folder under the build's own, so that nothing is left behind elsewhere. */
    static Path folder(String name) {
        try {
            var parent = Files.createDirectories(Path.of("target", "parts").toAbsolutePath());
            return Files.createTempDirectory(parent, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends AutoCloseable> T remember(Supplier<T> start) {
        var part = start.get();
        STARTED.push(part);
        return part;
    }

    private static synchronized void closeAll() {
        for (var part : STARTED) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("a part does not stop", e);
            }
        }
    }
}
