package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Streams;
import io.linli.model.Subject;
import io.linli.model.Wire;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CauseIT {
    private static final Place BUILDING =
            new Place("110105001001003", "3", null, null, null, null, null, "3号楼", ZoneId.of("Asia/Shanghai"));

    private final Alert cause = atBuilding(Community.flood(Community.UNDERPASS, Level.III, 1));
    private final Alert effect = Community.flood(Community.UNDERPASS, Level.II, 1);
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
    void aBuildingsAlertIsAnIncidentOfTheBuilding() {
        api.raise(cause);

        assertThat(open()).singleElement().satisfies(incident -> {
            assertThat(incident.path("subject").asText()).isEqualTo("building:110105001001003/3");
            assertThat(incident.at("/place/building").asText()).isEqualTo("3");
            assertThat(incident.path("state").asText()).isEqualTo("dispatched");
        });
    }

    @Test
    void aFirstWordThatIsToldAgainInItsTurnCallsPeopleOnce() {
        api.raise(effect.sent(0, null, effect.updatedAt()));
        var called = timeline();
        api.raise(effect);

        assertThat(called).isNotEmpty();
        assertThat(timeline()).isEqualTo(called);
        assertThat(kept(effect).at("/alert/revision").asInt()).isEqualTo(1);
    }

    private List<String> timeline() {
        assertThat(open()).hasSize(1);
        return reasons(open().get(0));
    }

    @Test
    void whatIsExplainedMakesNoIncidentAndIsSeenAtThatOfItsCause() {
        api.raise(cause, by(effect, cause.id()));

        assertThat(open()).singleElement().satisfies(incident -> {
            assertThat(incident.path("level").asText()).isEqualTo("III");
            assertThat(reasons(incident)).endsWith("alert explains");
            assertThat(api.get(
                                    "duty",
                                    "/api/v1/incidents/" + incident.path("id").asText())
                            .body()
                            .path("alerts"))
                    .hasSize(2);
        });
        assertThat(kept(effect).path("disposition").asText()).isEqualTo("explained");
        assertThat(kept(effect).at("/alert/cause").asText()).isEqualTo(cause.id());
    }

    @Test
    void whatCameBeforeItsCauseIsBroughtToItsIncident() {
        api.raise(by(effect, cause.id()));
        assertThat(open()).isEmpty();

        api.raise(cause);

        assertThat(open())
                .singleElement()
                .satisfies(incident -> assertThat(reasons(incident)).endsWith("alert explains"));
    }

    @Test
    void whatStillStandsWhenItsCauseIsGoneIsAnIncidentOfItsOwn() {
        var explained = by(effect, cause.id());
        api.raise(cause, explained);
        api.raise(Community.cleared(cause), by(Community.next(explained, Level.II), null));

        assertThat(open()).hasSize(2);
        assertThat(kept(effect).path("disposition").asText()).isEqualTo("incident");
        assertThat(open().stream()
                        .filter(incident -> incident.path("subject")
                                .asText()
                                .equals(effect.subject().toString())))
                .singleElement()
                .satisfies(incident -> assertThat(reasons(incident)).startsWith("alert raised"));
    }

    @Test
    void whatPeopleWorkOnStaysTheirsAndIsNotToldOfAgain() {
        api.raise(effect, cause, by(Community.next(effect, Level.I), cause.id()));

        var own = open().stream()
                .filter(incident -> incident.path("subject")
                        .asText()
                        .equals(effect.subject().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(kept(effect).path("disposition").asText()).isEqualTo("incident");
        assertThat(reasons(own)).contains("alert explained");
    }

    @Test
    void theOutcomeOfACaseIsToldToEachSubjectOfIt() {
        api.raise(cause, by(effect, cause.id()));
        var path = "/api/v1/incidents/" + open().get(0).path("id").asText();
        api.post("grid003", path + "/acknowledge", "");
        api.post("grid003", path + "/arrive", "");
        api.post("grid003", path + "/feedback", "{\"outcome\": \"real_resolved\"}");

        await().untilAsserted(() -> assertThat(outcomes())
                .containsExactlyInAnyOrder(
                        effect.subject().toString(), cause.subject().toString()));
    }

    private List<String> outcomes() {
        return api.streams.of(Streams.OBSERVATIONS).stream()
                .map(written -> Wire.decode(written.key(), 0, Objects.requireNonNull(written.value())))
                .filter(told -> told instanceof Signal signal && signal.kind() == SignalKind.INCIDENT_OUTCOME)
                .map(Observation::subject)
                .toList();
    }

    private JsonNode kept(Alert alert) {
        return api.get("duty", "/api/v1/alerts/" + alert.id()).body();
    }

    private List<JsonNode> open() {
        return list(api.get("duty", "/api/v1/incidents?state=open").body().path("items"));
    }

    private List<String> reasons(JsonNode incident) {
        var whole = api.get("duty", "/api/v1/incidents/" + incident.path("id").asText())
                .body();
        return list(whole.path("timeline")).stream()
                .map(line -> line.path("reason").asText())
                .toList();
    }

    private static List<JsonNode> list(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static Alert by(Alert alert, @Nullable String because) {
        return alert.sent(alert.revision(), because, alert.updatedAt());
    }

    private static Alert atBuilding(Alert alert) {
        var subject = Subject.parse("building:" + BUILDING.buildingKey());
        return new Alert(
                Alert.id(alert.rule(), alert.mode(), subject, alert.onset()),
                alert.kind(),
                subject,
                BUILDING,
                null,
                alert.level(),
                null,
                alert.stage(),
                alert.mode(),
                alert.rule(),
                alert.version(),
                1,
                alert.onset(),
                alert.raisedAt(),
                alert.updatedAt(),
                alert.levelAt(),
                null,
                null,
                false,
                alert.explanation(),
                alert.text());
    }
}
