package io.linli.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.Community;
import io.linli.api.RunningApi;
import io.linli.api.SettableClock;
import io.linli.model.Level;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names and telephone numbers are told for an incident that needs them, and the household sees to whom. */
class LookIT {
    private static final String HOME = "/api/v1/homes/b3-501";
    private static final String REVEAL = "/api/v1/residents/r1/reveal";

    private final SettableClock clock = new SettableClock();
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
    void whoGoesThereIsToldAndTheHouseholdSeesIt() {
        var incident = incident();
        var told = reveal("grid003", incident);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().path("name").asText()).isEqualTo("王秀英");
        assertThat(told.body().path("phone").asText()).isEqualTo("13800000000");
        assertThat(home("grid003")).contains("13800000000");
        assertThat(home("duty")).as("who did not ask").doesNotContain("13800000000");
        var look = api.get("home501", HOME + "/looks").body().at("/looks/0");
        assertThat(look.path("name").asText()).isEqualTo("周");
        assertThat(look.path("reason").asText()).isEqualTo("call before going");
        assertThat(look.path("incident").asText()).isEqualTo(incident);
    }

    @Test
    void itEndsWithTheIncident() {
        var incident = incident();
        reveal("grid003", incident);
        assertThat(home("grid003")).contains("13800000000");
        var closed = api.post("duty", "/api/v1/incidents/" + incident + "/force-close", "{\"note\": \"a trial\"}");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(home("grid003")).doesNotContain("13800000000");
        assertThat(reveal("grid003", incident).status()).isEqualTo(409);
    }

    @Test
    void itEndsAfterEightHours() {
        reveal("grid003", incident());
        api.records()
                .transact(tx -> tx.handle()
                        .execute("update session set seen_at = now() + interval '8 hours',"
                                + " created_at = now() + interval '8 hours'"));
        clock.advance(Duration.ofHours(8).minusSeconds(5));
        assertThat(home("grid003")).contains("13800000000");
        clock.advance(Duration.ofSeconds(10));
        assertThat(home("grid003")).doesNotContain("13800000000");
    }

    @Test
    void withoutAnUrgentIncidentAtThatHomeNobodyIsTold() {
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        var elsewhere =
                api.get("duty", "/api/v1/incidents").body().at("/items/0/id").asText();
        assertThat(reveal("grid003", elsewhere).status()).isEqualTo(409);
        assertThat(reveal("grid003", UUID.randomUUID().toString()).status()).isEqualTo(409);
        var incident = incident();
        assertThat(api.post(
                                "duty",
                                "/api/v1/incidents/" + incident + "/level",
                                "{\"level\": \"III\", \"note\": \"calm\"}")
                        .status())
                .isEqualTo(200);
        assertThat(reveal("grid003", incident).status()).isEqualTo(409);
        assertThat(reveal("other", incident).status()).as("another grid's").isEqualTo(404);
        assertThat(reveal("admin", incident).status()).as("who goes nowhere").isEqualTo(403);
    }

    @Test
    void whatIsShownHiddenCanBeSentBackUnchanged() {
        var shown = api.get("admin", HOME).body().at("/residents/0").toString();
        assertThat(shown).contains("王**", "138****0000");
        assertThat(api.as("admin", "PUT", "/api/v1/residents/r1", shown).body().toString())
                .contains("王**", "138****0000");
        assertThat(home("home501")).contains("王秀英", "13800000000");
    }

    @Test
    void whatAHomeAgreesToAndTakesBackIsWrittenDownForGood() {
        for (var given : new boolean[] {true, false}) {
            var said = "{\"purpose\": \"movement in the home\", \"given\": " + given + "}";
            assertThat(api.post("home501", HOME + "/consents", said).status()).isEqualTo(201);
        }
        var all = api.get("duty", HOME + "/consents").body().path("consents");
        assertThat(all.findValuesAsText("given")).containsExactly("true", "false");
        assertThat(all.get(1).path("username").asText()).isEqualTo("home501");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> api.records().transact(tx -> tx.handle().execute("delete from consent")))
                .hasMessageContaining("never changed");
    }

    private String incident() {
        api.raise(Community.sos(1));
        return api.get("duty", "/api/v1/incidents?kind=sos")
                .body()
                .at("/items/0/id")
                .asText();
    }

    private RunningApi.Answer reveal(String username, String incident) {
        var body = "{\"incident\": \"%s\", \"reason\": \"call before going\"}".formatted(incident);
        return api.post(username, REVEAL, body);
    }

    private String home(String username) {
        return api.get(username, HOME).body().toString();
    }
}
