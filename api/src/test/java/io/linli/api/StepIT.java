package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Level;
import io.linli.model.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of people who are not alone, and of phones that were off the line. */
class StepIT {
    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    private static final AtomicInteger SITES = new AtomicInteger();
    private String id = "";

    /** Each test has a site, and so an incident, of its own. */
    @BeforeEach
    void raise() {
        var site = "site-" + SITES.incrementAndGet();
        api.raise(Community.flood(Place.site(Community.GRID, site, site, Community.ZONE), Level.II, 1));
        id = api.incidentOf("site:" + site);
    }

    private void finish() {
        step("grid003", "acknowledge", "");
        step("grid003", "arrive", "");
        step("grid003", "feedback", "{\"outcome\": \"test\"}");
        step("duty", "close", "");
    }

    @Test
    void anIncidentSaysWhichStepIsDueAndUntilWhen() {
        var due = incident().path("due");
        assertThat(due.path("step").asText()).isEqualTo("acknowledge");
        assertThat(due.path("limit").asText()).isEqualTo("PT3M");
        assertThat(time(due, "at")).isEqualTo(time(due, "since").plus(3, ChronoUnit.MINUTES));
        assertThat(due.path("then").findValuesAsText("step")).containsExactly("arrive", "feedback");
        var then = due.at("/then/0");
        step("grid003", "acknowledge", "");
        assertThat(incident().at("/due/step").asText()).isEqualTo("arrive");
        assertThat(time(incident().path("due"), "at")).isEqualTo(time(then, "at"));
        assertThat(incident().at("/due/then").findValuesAsText("step")).containsExactly("feedback");
        assertThat(time(incident().path("due"), "since")).isEqualTo(time(due, "since"));
        finish();
        assertThat(incident().has("due")).isFalse();
    }

    @Test
    void whoAcceptsSecondIsToldWhoHasIt() {
        step("duty", "acknowledge", "");
        var answer = step("grid003", "acknowledge", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:linli:problem:already-acknowledged");
        assertThat(answer.body().at("/by/name").asText()).isEqualTo("吕");
        assertThat(answer.body().at("/responsible/username").asText()).isEqualTo("duty");
        assertThat(answer.body().path("since").asText())
                .isEqualTo(incident().path("changed_at").asText());
        assertThat(lines("NOTE")).isEmpty();
    }

    @Test
    void ofTwoAtOnceOneHasItAndTheOtherIsToldWho() {
        var people = List.of("grid003", "duty");
        people.forEach(api::cookieOf);
        var answers = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> step(people.get(i), "acknowledge", ""))
                .toList();
        assertThat(answers).extracting(RunningApi.Answer::status).containsExactlyInAnyOrder(200, 409);
        var second = answers.stream().filter(answer -> answer.status() == 409).findFirst();
        assertThat(second.orElseThrow().body().at("/responsible/username").asText())
                .isEqualTo(incident().at("/handlers/0").asText());
    }

    @Test
    void aStepThatWaitedInAPhoneIsTakenWithTheTimeOfThePhone() {
        var taken = Instant.now().minus(90, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.SECONDS);
        var answer = step("grid003", "acknowledge", "{\"at\": \"" + taken + "\"}");
        assertThat(answer.status()).isEqualTo(200);
        var line = lines("TRANSITION").get(2);
        assertThat(time(line.path("detail"), "phone_at")).isEqualTo(taken);
        assertThat(time(line, "at")).isAfter(taken.plusSeconds(80));
    }

    @Test
    void aPhoneOnTheLineSaysNothingNewByItsTime() {
        step("grid003", "acknowledge", "{\"at\": \"" + Instant.now() + "\"}");
        assertThat(lines("TRANSITION").get(2).path("detail").has("phone_at")).isFalse();
    }

    @Test
    void whatWaitedTooLongToBeTakenIsKeptAsANote() {
        finish();
        var body = "{\"at\": \"" + Instant.now().minusSeconds(100)
                + "\", \"outcome\": \"real_resolved\", \"note\": \"水退了\"}";
        var answer = api.as("grid003", "POST", path() + "/feedback", body, "idempotency-key", "late-1");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.raw().headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body().path("kept_as_note").asBoolean()).isTrue();
        assertThat(answer.body().path("state").asText()).isEqualTo("closed");
        var again = api.as("grid003", "POST", path() + "/feedback", body, "idempotency-key", "late-1");
        assertThat(again.body()).isEqualTo(answer.body());
        assertThat(lines("NOTE")).singleElement().satisfies(note -> {
            assertThat(note.path("reason").asText()).isEqualTo("水退了");
            assertThat(note.at("/detail/step").asText()).isEqualTo("feedback");
            assertThat(note.at("/detail/outcome").asText()).isEqualTo("real_resolved");
        });
    }

    @Test
    void whatWaitedWhileTheCaseWasHandedOnIsKeptAsANote() {
        step("duty", "acknowledge", "");
        step("duty", "transfer", "{\"to\": \"lead\", \"note\": \"换班\"}");
        var late = "{\"at\": \"" + Instant.now().minusSeconds(60) + "\"}";
        var answer = step("grid003", "acknowledge", late);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("kept_as_note").asBoolean()).isTrue();
        assertThat(incident().path("state").asText()).isEqualTo("dispatched");
        assertThat(step("lead", "acknowledge", late).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"PT3M, is in the future", "-P8D, is more than 7 days ago", "-PT1H, is before the incident"})
    void aTimeThatCannotBeIsRefused(Duration fromNow, String why) {
        var at = Instant.now().plus(fromNow).toString();
        var answer = step("grid003", "acknowledge", "{\"at\": \"" + at + "\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText())
                .startsWith("at: " + at)
                .contains(why);
    }

    @Test
    void whatIsNoTimeIsRefused() {
        var answer = step("grid003", "acknowledge", "{\"at\": \"half past two\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText()).startsWith("at: half past two is no time such as");
    }

    @Test
    void aPersonFindsWhatIsTheirsAndWhatTheyHaveDone() {
        assertThat(list("grid003", "?state=open&mine=true")).doesNotContain(id);
        step("grid003", "acknowledge", "");
        assertThat(list("grid003", "?state=open&mine=true")).contains(id);
        assertThat(list("duty", "?mine=true")).doesNotContain(id);
        var began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        assertThat(list("grid003", "?mine=true&done_since=" + began)).doesNotContain(id);
        finish();
        assertThat(list("grid003", "?mine=true&done_since=" + began)).contains(id);
        assertThat(list("grid003", "?mine=true&done_since=" + Instant.now().plusSeconds(60)))
                .isEmpty();
    }

    private static List<String> list(String username, String query) {
        return api.get(username, "/api/v1/incidents" + query)
                .body()
                .path("items")
                .findValuesAsText("id");
    }

    private RunningApi.Answer step(String username, String step, String body) {
        return api.post(username, path() + "/" + step, body);
    }

    private String path() {
        return "/api/v1/incidents/" + id;
    }

    private JsonNode incident() {
        return api.get("duty", path()).body();
    }

    private List<JsonNode> lines(String kind) {
        return StreamSupport.stream(incident().path("timeline").spliterator(), false)
                .filter(line -> line.path("kind").asText().equals(kind))
                .toList();
    }

    private static Instant time(JsonNode node, String name) {
        return Instant.parse(node.path(name).asText());
    }
}
