package io.linli.api;

import io.linli.api.about.AboutStore;
import io.linli.api.http.Health.Check;
import io.linli.api.stream.Streaming;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What this service needs to be ready, a line each, with the cure beside the trouble. */
final class Checks {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private Checks() {}

    static List<Check> of(Parts parts, Streaming streaming, List<Check> neighbours, Clock clock) {
        var own = Stream.of(
                new Check(
                        "postgres",
                        () -> postgres(parts),
                        () -> Map.of("open", parts.records.transact(AboutStore::openIncidents))),
                new Check(
                        "kafka",
                        streaming::trouble,
                        () -> Map.of("rate", parts.readings.rate(), "online", parts.liveness.online(clock.instant()))),
                new Check("outbox", () -> outbox(parts)));
        return Stream.concat(own, neighbours.stream()).toList();
    }

    private static Optional<String> postgres(Parts parts) throws SQLException {
        try (var connection = parts.pool.getConnection()) {
            return connection.isValid(2) ? Optional.empty() : Optional.of("no answer; is the database running?");
        }
    }

    private static Optional<String> outbox(Parts parts) {
        var age = parts.outbox.age();
        return age == null || age.compareTo(LONGEST_WAIT) < 0
                ? Optional.empty()
                : Optional.of("records for the streams have waited " + age.toSeconds() + " s; is Kafka reachable?");
    }
}
