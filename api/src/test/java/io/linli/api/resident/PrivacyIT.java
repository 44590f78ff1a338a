package io.linli.api.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.linli.api.Community;
import io.linli.api.RunningApi;
import io.linli.model.Streams;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A call for help from the first press to the end: who lives there is told to who goes there, and to nothing else. */
class PrivacyIT {
    private static final String NAME = "王秀英";
    private static final String PHONE = "13800000000";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private RunningApi api;

    @BeforeEach
    void start() {
        log.start();
        root.addAppender(log);
        api = RunningApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
        root.detachAppender(log);
    }

    @Test
    void nameAndNumberStandInNoLogNoStreamNoEventNoNoticeAndNoFigure() {
        var incident = play("nobody hurt");
        assertThat(api.post("duty", incident + "/close", "").status()).isEqualTo(200);
        await().until(() -> !api.streams.of(Streams.DEVICES).isEmpty());
        assertClean(
                "log",
                log.list.stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList()
                        .toString());
        for (var record : api.streams.written) {
            var value = record.value();
            assertClean(record.stream() + "", value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        for (var table : List.of("event", "notice", "idempotency", "stream_outbox", "timeline", "incident", "alert")) {
            assertClean(table, rows(table));
        }
        assertClean("metrics", api.send("GET", "/metrics", "").raw().body());
        for (var who : List.of("duty", "grid003", "manager", "admin")) {
            assertClean(who, api.get(who, "/api/v1/incidents").raw().body());
            assertClean(who, api.get(who, "/api/v1/homes").raw().body());
        }
    }

    @Test
    void theHouseholdIsToldAllThatIsKeptOfThem() {
        play("asked 王秀英");
        var file = api.get("home501", "/api/v1/residents/r1/export").body();
        assertThat(file.at("/resident/name").asText()).isEqualTo(NAME);
        assertThat(file.path("incidents")).hasSize(1);
        assertThat(file.path("looks")).hasSize(1);
        assertThat(file.path("timeline").toString()).contains("asked 王秀英");
        assertThat(file.path("devices").toString()).contains("box-1");
        assertThat(file.path("audit").toString()).contains("REVEAL_RESIDENT");
        assertThat(api.get("home501", "/api/v1/residents/r2/export").status()).isEqualTo(404);
    }

    @Test
    void whoIsForgottenIsNamedNowhereAndWhatHappenedStays() {
        var incident = play("asked 王秀英, 13800000000");
        assertThat(api.as("admin", "DELETE", "/api/v1/residents/r1/data", "").status())
                .isEqualTo(204);
        assertClean(
                "household", api.get("home501", "/api/v1/homes/b3-501").raw().body());
        assertClean(
                "export",
                api.get("home501", "/api/v1/residents/r1/export").raw().body());
        for (var table : List.of("audit_record", "timeline", "event", "idempotency", "look", "resident", "incident")) {
            assertClean(table, rows(table));
        }
        assertThat(api.get("duty", incident).body().path("timeline").toString()).contains("asked ***");
    }

    /** To where it waits to be closed; answers its address. */
    private String play(String note) {
        api.raise(Community.sos(1));
        var id = api.get("duty", "/api/v1/incidents?kind=sos")
                .body()
                .at("/items/0/id")
                .asText();
        var path = "/api/v1/incidents/" + id;
        var reveal = "{\"incident\": \"" + id + "\", \"reason\": \"on my way\"}";
        assertThat(api.post("grid003", path + "/acknowledge", "").status()).isEqualTo(200);
        assertThat(api.as("grid003", "POST", "/api/v1/residents/r1/reveal", reveal, "idempotency-key", "a")
                        .status())
                .isEqualTo(200);
        assertThat(api.post("grid003", path + "/arrive", "").status()).isEqualTo(200);
        var said = "{\"outcome\": \"real_resolved\", \"note\": \"" + note + "\"}";
        assertThat(api.post("grid003", path + "/feedback", said).status()).isEqualTo(200);
        return path;
    }

    private String rows(String table) {
        return api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                        .mapTo(String.class)
                        .one());
    }

    private static void assertClean(String where, String text) {
        assertThat(text).as(where).doesNotContain(NAME).doesNotContain(PHONE);
    }
}
