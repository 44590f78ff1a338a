package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.incident.state.Tier;
import io.linli.api.roster.Roster;
import io.linli.api.roster.Rosters;
import io.linli.api.roster.Shift;
import io.linli.model.Level;
import io.linli.model.Place;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody has taken, when somebody comes. */
class ReliefIT {
    private static final String GRID = "110199001001001";
    private static final Duration UNTIL_SHIFT = Duration.ofMinutes(10);

    private final SettableClock clock = new SettableClock(Instant.now());
    private RunningApi api;
    private String id = "";

    /** Nobody works there but who comes by the shift, and who stays away. */
    @BeforeEach
    void start() {
        api = RunningApi.by(clock);
        var begins = clock.instant()
                .plus(UNTIL_SHIFT)
                .truncatedTo(ChronoUnit.MINUTES)
                .atOffset(ZoneOffset.UTC)
                .toLocalTime();
        var shift = new Shift("night", begins, begins.plusHours(2), "lead", null);
        var week =
                Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), day -> List.of(shift)));
        api.records().transact(tx -> {
            tx.handle().execute("update account set grid = '110199001001', role = 'GRID_LEAD' where username = 'lead'");
            tx.handle().execute("update account set grid = ? where username = 'grid003'", GRID);
            var roster = new Roster(UUID.randomUUID(), GRID, Tier.GRID, ZoneOffset.UTC, 1, week, List.of());
            var none = new Roster(
                    UUID.randomUUID(), GRID, Tier.COMMUNITY, ZoneOffset.UTC, 1, java.util.Map.of(), List.of());
            Rosters.plant(tx, List.of(roster, none));
            return roster;
        });
        api.raise(Community.flood(Place.site(GRID, "relief", "relief", Community.ZONE), Level.I, 1));
        id = api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select id::text from incident")
                        .mapTo(String.class)
                        .one());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whoseShiftBeginsIsToldOnceThoughTheyStepInFromAnotherRole() {
        assertThat(lines("nobody")).hasSize(1);
        clock.advance(UNTIL_SHIFT);
        await().untilAsserted(() -> assertThat(lines("came on duty")).hasSize(1));
        assertThat(lines("came on duty").get(0).at("/detail/told").toString()).isEqualTo("[\"lead\"]");
        clock.advance(Duration.ofMinutes(5));
        await().until(() -> wakesAt().isAfter(clock.instant()));
        assertThat(lines("came on duty")).hasSize(1);
    }

    @Test
    void whoLogsInIsToldOnce() {
        api.logIn("grid003", Community.PASSWORD);
        api.logIn("grid003", Community.PASSWORD);
        assertThat(lines("came on duty")).hasSize(1);
        assertThat(lines("came on duty").get(0).at("/detail/told").toString()).isEqualTo("[\"grid003\"]");
        api.post("grid003", "/api/v1/incidents/" + id + "/acknowledge", "");
        api.logIn("lead", Community.PASSWORD);
        assertThat(lines("came on duty")).hasSize(1);
    }

    private Instant wakesAt() {
        return api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select execution_time from scheduled_tasks where task_instance = :id")
                        .bind("id", id)
                        .mapTo(Instant.class)
                        .one());
    }

    private List<JsonNode> lines(String reason) {
        var whole = api.get("analyst", "/api/v1/incidents/" + id).body();
        return StreamSupport.stream(whole.path("timeline").spliterator(), false)
                .filter(line -> line.path("reason").asText().equals(reason))
                .toList();
    }
}
