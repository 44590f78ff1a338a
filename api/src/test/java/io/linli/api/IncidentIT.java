package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of alerts and how people move incidents, on real records. */
class IncidentIT {
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aKnownRevisionThatComesAgainChangesNothing() {
        var alert = Community.flood(Community.UNDERPASS, Level.II, 1);
        api.raise(alert);
        api.raise(alert, alert);
        assertThat(open()).hasSize(1);
        assertThat(timeline(open().get(0))).containsExactly("alert raised", "level II", "first tier");
    }

    @Test
    void aRevisionThatComesLateDoesNotTurnBackTheAlert() {
        var first = Community.flood(Community.UNDERPASS, Level.II, 1);
        var second = Community.next(first, Level.I);
        api.raise(second);
        api.raise(first);
        assertThat(api.get("duty", "/api/v1/alerts")
                        .body()
                        .at("/items/0/alert/revision")
                        .asInt())
                .isEqualTo(2);
        assertThat(open().get(0).path("level").asText()).isEqualTo("I");
    }

    @Test
    void alertsOfOnePlaceAndKindAreOneIncident() {
        api.raise(Community.flood(Community.UNDERPASS, Level.III, 1));
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        assertThat(open()).hasSize(1);
        assertThat(open().get(0).path("level").asText()).isEqualTo("II");
        assertThat(timeline(open().get(0)))
                .containsExactly("alert raised", "level III", "first tier", "alert joined", "level rose");
    }

    @Test
    void anAlertThatClearsClosesNothing() {
        var alert = Community.flood(Community.UNDERPASS, Level.I, 1);
        api.raise(alert, Community.cleared(alert));
        assertThat(open()).hasSize(1);
        assertThat(timeline(open().get(0))).endsWith("alert cleared");
        assertThat(api.get("duty", "/api/v1/alerts?state=open").body().path("items"))
                .isEmpty();
    }

    @Test
    void theLevelNeverFallsByItself() {
        var alert = Community.flood(Community.UNDERPASS, Level.I, 1);
        api.raise(alert, Community.next(alert, Level.III));
        assertThat(open().get(0).path("level").asText()).isEqualTo("I");
    }

    @Test
    void levelFourWaitsForAPersonUntilItRises() {
        var alert = Community.flood(Community.UNDERPASS, Level.IV, 1);
        api.raise(alert);
        assertThat(open().get(0).path("state").asText()).isEqualTo("detected");
        api.raise(Community.next(alert, Level.III));
        assertThat(open().get(0).path("state").asText()).isEqualTo("dispatched");
    }

    @Test
    void aPersonRegistersWhatTheMachineDidNot() {
        api.raise(Community.flood(Community.UNDERPASS, Level.IV, 1));
        var answer = step("duty", open().get(0), "register", "{\"note\": \"去看看\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("state").asText()).isEqualTo("dispatched");
    }

    @Test
    void anAlertThatGetsWorseAfterItsIncidentWasClosedOpensANewOne() {
        var alert = Community.flood(Community.UNDERPASS, Level.II, 1);
        api.raise(alert);
        var first = open().get(0);
        close(first);
        api.raise(Community.next(alert, Level.I));
        assertThat(open()).hasSize(1);
        assertThat(open().get(0).path("follows").asText())
                .isEqualTo(first.path("id").asText());
    }

    @Test
    void whoCallsAgainAfterTheIncidentWasClosedGetsANewOneAndABoxThatRepeatsDoesNot() {
        var alert = pressed(Community.sos(1), "p1");
        api.raise(alert);
        var first = open().get(0);
        close(first);
        var repeated = Community.next(alert, Level.I);
        api.raise(repeated);
        assertThat(open()).isEmpty();
        api.raise(pressed(Community.next(repeated, Level.I), "p2"));
        assertThat(open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.path("follows").asText())
                        .isEqualTo(first.path("id").asText()));
    }

    private static Alert pressed(Alert alert, String press) {
        ObjectNode text = Json.MAPPER.valueToTree(alert);
        text.putObject("explanation").put("press_id", press);
        return Json.MAPPER.convertValue(text, Alert.class);
    }

    @Test
    void aStepOutOfOrderIsRefusedWithItsReason() {
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        var answer = step("grid003", open().get(0), "arrive", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("reason").asText()).isEqualTo("NOT_IN_THIS_PHASE");
    }

    @Test
    void whoHandledItDoesNotCloseIt() {
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        var incident = open().get(0);
        step("duty", incident, "acknowledge", "");
        step("duty", incident, "arrive", "");
        step("duty", incident, "feedback", "{\"outcome\": \"test\"}");
        var answer = step("duty", incident, "close", "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("reason").asText()).isEqualTo("HANDLER_CANNOT_CLOSE");
    }

    @Test
    void theSameKeyDoesTheStepOnceAndAnswersTheSame() {
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        var path = path(open().get(0)) + "/acknowledge";
        var first = api.as("grid003", "POST", path, "", "idempotency-key", "k1");
        var again = api.as("grid003", "POST", path, "", "idempotency-key", "k1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var other = api.as("grid003", "POST", path(open().get(0)) + "/arrive", "", "idempotency-key", "k1");
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void ofManyWhoAcknowledgeAtOnceOneDoes() {
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        var path = path(open().get(0)) + "/acknowledge";
        api.cookieOf("grid003");
        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> api.post("grid003", path, "").status())
                .toList();
        assertThat(answers).containsOnlyOnce(200);
    }

    @Test
    void theOutcomeIsToldToTheDetectors() {
        api.raise(Community.sos(1));
        var incident = open().get(0);
        close(incident);
        await().untilAsserted(() -> assertThat(signals())
                .extracting(Signal::kind)
                .contains(SignalKind.INCIDENT_OUTCOME, SignalKind.SOS_CLEARED));
        assertThat(signals())
                .filteredOn(signal -> signal.kind() == SignalKind.INCIDENT_OUTCOME)
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.subject()).isEqualTo("home:b3-501");
                    assertThat(signal.ref()).isEqualTo(incident.path("id").asText());
                    assertThat(signal.data())
                            .containsEntry("outcome", "real_resolved")
                            .containsKey("alert");
                });
    }

    @Test
    void theListGoesOnPageByPageTheUrgentAboveAndWhatIsOverLast() {
        for (var site = 0; site < 5; site++) {
            var place = Place.site(Community.GRID, "page-" + site, "page-" + site, Community.ZONE);
            api.raise(Community.flood(place, site % 2 == 0 ? Level.II : Level.I, 1));
        }
        close(api.get("duty", "/api/v1/incidents?limit=1").body().at("/items/0"));
        var all = new ArrayList<String>();
        var next = "";
        do {
            var page = api.get("duty", "/api/v1/incidents?limit=2" + next).body();
            page.path("items")
                    .forEach(item -> all.add(
                            item.path("level").asText() + item.path("state").asText()));
            next = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        assertThat(all).containsExactly("Idispatched", "IIdispatched", "IIdispatched", "IIdispatched", "Iclosed");
        assertThat(api.get("duty", "/api/v1/incidents?cursor=nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void whatPeopleDidOutlivesTheProcess() {
        var alert = Community.flood(Community.UNDERPASS, Level.I, 1);
        api.raise(alert);
        step("grid003", open().get(0), "acknowledge", "");
        api = api.restarted();
        api.raise(alert);
        assertThat(open()).hasSize(1);
        assertThat(open().get(0).path("state").asText()).isEqualTo("acknowledged");
    }

    private void close(JsonNode incident) {
        step("grid003", incident, "acknowledge", "");
        step("grid003", incident, "arrive", "");
        step("grid003", incident, "feedback", "{\"outcome\": \"real_resolved\"}");
        assertThat(step("duty", incident, "close", "").status()).isEqualTo(200);
    }

    private List<Signal> signals() {
        return api.streams.of(Streams.OBSERVATIONS).stream()
                .map(record -> Wire.decode(record.key(), 0, record.value()))
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList();
    }

    private RunningApi.Answer step(String username, JsonNode incident, String step, String body) {
        return api.post(username, path(incident) + "/" + step, body);
    }

    private static String path(JsonNode incident) {
        return "/api/v1/incidents/" + incident.path("id").asText();
    }

    private List<JsonNode> open() {
        var items = api.get("duty", "/api/v1/incidents?state=open").body().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private List<String> timeline(JsonNode incident) {
        var lines = api.get("duty", path(incident)).body().path("timeline");
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> line.path("reason").asText())
                .toList();
    }
}
