package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Level;
import io.linli.model.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a case that nobody takes, on real records, by a clock that goes on when it is told to. */
class EscalationIT {
    private static final AtomicInteger SITES = new AtomicInteger();
    private static final String NOBODYS = "110199001001001";
    private static final String STREET_ALONE = "110105001002001";

    private static final List<String> PEOPLE = List.of("grid003", "duty", "lead", "street", "water");
    private static final List<String> DEEDS = List.of(
            "acknowledge {}",
            "acknowledge {}",
            "set-out {}",
            "arrive {}",
            "arrive {}",
            "handle {}",
            "feedback {\"outcome\": \"test\"}",
            "feedback {\"outcome\": \"test\"}",
            "give-back {\"note\": \"x\"}",
            "transfer {\"to\": \"lead\", \"note\": \"x\"}",
            "take-over {}",
            "whistle {\"to\": \"water\", \"note\": \"x\"}",
            "report-in {}",
            "ask-hold {\"note\": \"x\"}",
            "approve-hold {}",
            "approve-hold {}",
            "resume {}",
            "rework {\"note\": \"x\"}",
            "call-off {}",
            "register {}",
            "dispatch {\"to\": \"street\"}",
            "level {\"level\": \"II\", \"note\": \"x\"}",
            "level {\"level\": \"I\", \"note\": \"x\"}",
            "still-well {}",
            "urge {}");

    private final SettableClock clock = new SettableClock(Instant.now());
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.by(clock);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whatNobodyTakesClimbsTierByTierAndIsThenSaidLoudly() {
        var id = raised(Community.GRID);
        assertThat(told(id)).containsExactly("GRID");
        clock.advance(Duration.ofSeconds(60));
        await().until(() -> told(id).equals(List.of("GRID", "COMMUNITY")));
        clock.advance(Duration.ofSeconds(60));
        await().until(() -> told(id).equals(List.of("GRID", "COMMUNITY", "STREET")));
        clock.advance(Duration.ofSeconds(180));
        await().until(() -> told(id).equals(List.of("GRID", "COMMUNITY", "STREET", "DEPARTMENT")));
        assertThat(whole(id).has("unattended")).isFalse();
        clock.advance(Duration.ofSeconds(300));
        await().until(() -> whole(id).path("unattended").asBoolean());
        assertThat(reasons(id)).containsSubsequence("escalated", "escalated", "escalated", "nobody");
        assertThat(line(id, "escalated").at("/detail/told").toString()).isEqualTo("[\"duty\",\"lead\"]");
    }

    @Test
    void aTierWithNobodyOnDutyCostsNoTime() {
        var id = raised(STREET_ALONE);
        assertThat(told(id)).containsExactly("GRID", "COMMUNITY", "STREET");
        assertThat(reasons(id)).containsSubsequence("nobody on duty", "nobody on duty", "escalated");
        var nobodys = raised(NOBODYS);
        assertThat(line(nobodys, "nobody").path("tier").asText()).isEqualTo("DEPARTMENT");
    }

    @Test
    void whoTakesItStopsTheTiersAndIsStillExpectedToArrive() {
        var id = raised(Community.GRID);
        post("grid003", id, "acknowledge", "{}");
        clock.advance(Duration.ofMinutes(15));
        await().until(() -> reasons(id).contains("overdue"));
        assertThat(line(id, "overdue").at("/detail/step").asText()).isEqualTo("arrive");
        assertThat(line(id, "overdue").path("tier").asText()).isEqualTo("COMMUNITY");
        assertThat(told(id)).containsExactly("GRID");
    }

    @Test
    void threeOfThemOnTheSameRecordsSayEverythingOnce() {
        try (var second = api.again(clock);
                var third = api.again(clock)) {
            assertThat(List.of(second.api.port(), third.api.port())).doesNotContain(api.api.port());
            var ids =
                    IntStream.range(0, 20).mapToObj(i -> raised(Community.GRID)).toList();
            clock.advance(Duration.ofMinutes(11));
            await().untilAsserted(
                            () -> assertThat(ids).allMatch(id -> reasons(id).contains("nobody")));
            assertThat(ids)
                    .allSatisfy(id -> assertThat(reasons(id))
                            .containsOnlyOnce("nobody")
                            .filteredOn("escalated"::equals)
                            .hasSize(3));
        }
    }

    @Test
    void afterAnOutageAllThatIsOverdueIsSaidAtOnceWithItsOwnTime() {
        var id = raised(Community.GRID);
        var dispatched = Instant.parse(whole(id).at("/due/since").asText());
        api.close();
        clock.advance(Duration.ofMinutes(4));
        api = api.again(clock);
        await().until(() -> told(id).equals(List.of("GRID", "COMMUNITY", "STREET")));
        assertThat(lines(id, "escalated"))
                .extracting(line -> Instant.parse(line.at("/detail/due").asText()))
                .containsExactly(dispatched.plusSeconds(60), dispatched.plusSeconds(120));
    }

    @Test
    void whoIsKilledWhileRunningATimerLosesNothing() {
        var id = raised(Community.GRID);
        clock.advance(Duration.ofSeconds(60));
        await().until(() -> told(id).contains("COMMUNITY"));
        api.close();
        api = api.again(clock);
        api.records()
                .transact(tx -> tx.handle()
                        .execute(
                                "update scheduled_tasks set picked = true, picked_by = 'killed', last_heartbeat = ?,"
                                        + " version = version + 1 where task_name = 'incident-clock'",
                                clock.instant()));
        api.close();
        clock.advance(Duration.ofSeconds(60));
        api = api.again(clock);
        await().until(() -> told(id).contains("STREET"));
    }

    @Test
    void hasteSupervisionAndMoreTimeAreAskedForAndSeen() {
        var id = raised(Community.GRID);
        assertThat(post("home501", id, "urge", "{}")).isEqualTo(404);
        assertThat(post("duty", id, "urge", "{\"note\": \"水还在涨\"}")).isEqualTo(200);
        assertThat(post("street", id, "supervise", "{\"note\": \"领导关注\"}")).isEqualTo(200);
        assertThat(whole(id).path("urges").asInt()).isEqualTo(1);
        assertThat(whole(id).path("supervised_by").asText()).isEqualTo("street");
        post("grid003", id, "acknowledge", "{}");
        assertThat(post("duty", id, "approve-extension", "{}")).isEqualTo(409);
        assertThat(post("lead", id, "refuse-extension", "{\"note\": \"不行\"}")).isEqualTo(409);
        assertThat(post("duty", id, "ask-extension", "{\"note\": \"等泵车\"}")).isEqualTo(200);
        assertThat(post("duty", id, "refuse-extension", "{\"note\": \"不行\"}")).isEqualTo(403);
        assertThat(post("lead", id, "refuse-extension", "{\"note\": \"说明原因\"}")).isEqualTo(200);
        assertThat(post("lead", id, "approve-extension", "{}")).isEqualTo(409);
        assertThat(post("duty", id, "ask-extension", "{\"note\": \"等泵车\"}")).isEqualTo(200);
        assertThat(post("duty", id, "approve-extension", "{}")).isEqualTo(403);
        post("grid003", id, "arrive", "{}");
        var before = Instant.parse(whole(id).at("/due/at").asText());
        assertThat(post("lead", id, "approve-extension", "{}")).isEqualTo(200);
        assertThat(Instant.parse(whole(id).at("/due/at").asText())).isEqualTo(before.plus(Duration.ofHours(1)));
        assertThat(post("grid003", id, "ask-extension", "{\"note\": \"再等\"}")).isEqualTo(409);
    }

    @Test
    void aDepartmentThatIsCalledAndDoesNotComeIsToldOf() {
        var id = raised(Community.GRID);
        post("grid003", id, "acknowledge", "{}");
        post("grid003", id, "arrive", "{}");
        post("duty", id, "whistle", "{\"to\": \"water\", \"note\": \"泵坏了\"}");
        clock.advance(Duration.ofMinutes(15));
        await().until(() -> reasons(id).contains("overdue"));
        assertThat(line(id, "overdue").at("/detail/step").asText()).isEqualTo("arrive");
    }

    @Test
    void whatIsLateIsNotPutOff() {
        var id = raised(Community.GRID);
        clock.advance(Duration.ofSeconds(61));
        assertThat(post("duty", id, "ask-extension", "{\"note\": \"等泵车\"}")).isEqualTo(409);
    }

    @Test
    void whoIsThereAloneIsAskedAndOthersAreToldWhenThereIsNoAnswer() {
        var id = raised(Community.GRID);
        post("grid003", id, "acknowledge", "{}");
        post("grid003", id, "arrive", "{}");
        assertThat(post("duty", id, "still-well", "{}")).isEqualTo(409);
        clock.advance(Duration.ofMinutes(30));
        await().until(() -> reasons(id).contains("asked whether all is well"));
        assertThat(post("grid003", id, "still-well", "{}")).isEqualTo(200);
        clock.advance(Duration.ofMinutes(20));
        assertThat(reasons(id)).doesNotContain("no answer from who is there");
        clock.advance(Duration.ofMinutes(10));
        await().until(() -> lines(id, "asked whether all is well").size() == 2);
        clock.advance(Duration.ofMinutes(5));
        await().until(() -> reasons(id).contains("no answer from who is there"));
    }

    @Test
    void whatIsOpenInARecordOfTheReleaseBeforeHasItsClocksFromTheStartOn() {
        var id = raised(Community.GRID);
        api.close();
        clock.advance(Duration.ofHours(3));
        api = api.again(clock);
        api.records()
                .transact(tx -> tx.handle().execute("update incident set promise = null")
                        + tx.handle().execute("delete from scheduled_tasks where task_name = 'incident-clock'"));
        api.close();
        var before = clock.instant();
        api = api.again(clock);
        assertThat(told(id)).containsExactly("GRID");
        assertThat(Instant.parse(whole(id).at("/due/at").asText())).isAfterOrEqualTo(before.plusSeconds(59));
        clock.advance(Duration.ofSeconds(60));
        await().until(() -> told(id).equals(List.of("GRID", "COMMUNITY")));
    }

    /** Whatever people do in whatever order, there is a timer for what is due next, and not too late. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingStalls(long seed) {
        var random = new Random(seed);
        var id = raised(Community.GRID);
        for (var i = 0; i < 60; i++) {
            var deed = DEEDS.get(random.nextInt(DEEDS.size())).split(" ", 2);
            assertThat(post(PEOPLE.get(random.nextInt(PEOPLE.size())), id, deed[0], deed[1]))
                    .as(deed[0])
                    .isLessThan(500);
            clock.advance(Duration.ofSeconds(random.nextInt(40)));
            var incident = whole(id);
            var due = incident.at("/due/at").asText();
            if (!due.isEmpty()
                    && incident.path("told").size() < 2
                    && Instant.parse(due).isAfter(clock.instant())) {
                assertThat(timers(id))
                        .as(deed[0] + ": " + incident.path("state"))
                        .isEqualTo(1);
                assertThat(wakesAt(id)).isBeforeOrEqualTo(Instant.parse(due));
            }
            if (incident.path("state").asText().equals("dispatched") && !incident.has("unattended")) {
                assertThat(timers(id)).isEqualTo(1);
            }
        }
    }

    @Test
    void whatIsOverHasNoTimer() {
        var id = raised(Community.GRID);
        assertThat(timers(id)).isEqualTo(1);
        post("street", id, "force-close", "{\"note\": \"演练\"}");
        assertThat(timers(id)).isZero();
    }

    private int timers(String id) {
        return api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select count(*) from scheduled_tasks where task_name = 'incident-clock'"
                                + " and task_instance = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one());
    }

    private Instant wakesAt(String id) {
        return api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select execution_time from scheduled_tasks where task_name = 'incident-clock'"
                                + " and task_instance = :id")
                        .bind("id", id)
                        .mapTo(Instant.class)
                        .one());
    }

    private String raised(String grid) {
        var site = "escalation-" + SITES.incrementAndGet();
        api.raise(Community.flood(Place.site(grid, site, site, Community.ZONE), Level.I, 1));
        return api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select id::text from incident where subject = :subject")
                        .bind("subject", "site:" + site)
                        .mapTo(String.class)
                        .one());
    }

    private List<String> told(String id) {
        return StreamSupport.stream(whole(id).path("told").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private List<String> reasons(String id) {
        return lines(id).stream().map(line -> line.path("reason").asText()).toList();
    }

    private JsonNode line(String id, String reason) {
        return lines(id, reason).get(0);
    }

    private List<JsonNode> lines(String id, String reason) {
        return lines(id).stream()
                .filter(line -> line.path("reason").asText().equals(reason))
                .toList();
    }

    private List<JsonNode> lines(String id) {
        return StreamSupport.stream(whole(id).path("timeline").spliterator(), false)
                .toList();
    }

    private int post(String username, String id, String step, String body) {
        return api.as(username, "POST", "/api/v1/incidents/" + id + "/" + step, body)
                .status();
    }

    private JsonNode whole(String id) {
        return api.get("analyst", "/api/v1/incidents/" + id).body();
    }
}
