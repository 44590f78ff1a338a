package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways of an incident beside the straight one, over HTTP and real records. */
class LifeCycleIT {
    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    private static final AtomicInteger SITES = new AtomicInteger();
    private Alert alert = Community.sos(1);
    private String id = "";

    @BeforeEach
    void raise() {
        alert = flood(Level.II);
        id = raised(alert);
    }

    @Test
    void whatIsCalledOffIsVerifiedAndThenCancelledForAReason() {
        assertThat(step("grid003", "call-off", "{}").at("/state").asText()).isEqualTo("verifying");
        assertThat(status("duty", "cancel", "{\"note\": \" \"}")).isEqualTo(422);
        var cancelled = step("duty", "cancel", "{\"note\": \"打电话问过，是演练\"}");
        assertThat(cancelled.at("/state").asText()).isEqualTo("cancelled");
        assertThat(status("grid003", "acknowledge", "{}")).isEqualTo(409);
        assertThat(cancelled.at("/closed_by").asText()).isEqualTo("duty");
    }

    @Test
    void whatRisesWhileItIsVerifiedIsDispatched() {
        step("grid003", "call-off", "{}");
        api.raise(Community.next(alert, Level.I));
        assertThat(whole(id).at("/state").asText()).isEqualTo("dispatched");
    }

    @Test
    void whoCallsAgainIsHelpedThoughTheFirstCallWasCalledOff() {
        var call = Community.sos(1);
        var incident = raised(call);
        id = incident;
        step("home501", "call-off", "{}");
        assertThat(whole(incident).at("/due/step").asText()).isEqualTo("register");
        api.raise(Community.pressed(call, "again"));
        assertThat(whole(incident).at("/state").asText()).isEqualTo("dispatched");
    }

    @Test
    void aPersonsLoweringStays() {
        step("duty", "level", "{\"level\": \"III\", \"note\": \"不深\"}");
        api.raise(Community.next(alert, Level.II));
        assertThat(whole(id).at("/level").asText()).isEqualTo("III");
    }

    @Test
    void whatIsSuspendedGoesOnWhenItGetsWorse() {
        step("grid003", "acknowledge", "{}");
        step("grid003", "ask-hold", "{\"note\": \"等水务集团\"}");
        step("duty", "approve-hold", "{}");
        step("lead", "approve-hold", "{}");
        api.raise(Community.next(alert, Level.I));
        assertThat(whole(id).at("/state").asText()).isEqualTo("acknowledged");
        assertThat(whole(id).at("/level").asText()).isEqualTo("I");
    }

    @Test
    void whatIsReportedAgainAfterTheFeedbackIsGoneToOnceMore() {
        toFeedback();
        api.raise(Community.next(alert, Level.I));
        assertThat(whole(id).at("/state").asText()).isEqualTo("dispatched");
        assertThat(whole(id).at("/level").asText()).isEqualTo("I");
        assertThat(whole(id).at("/due/step").asText()).isEqualTo("acknowledge");
    }

    @Test
    void theClockOfTheCheckGoesOnWhenAPersonRaisesTheLevel() {
        toFeedback();
        assertThat(status("duty", "level", "{\"level\": \"I\", \"note\": \"严重\"}"))
                .isEqualTo(200);
        assertThat(whole(id).at("/due/step").asText()).isEqualTo("close");
    }

    @Test
    void aNewAlertOfWhatWasMergedGoesToTheOther() {
        var other = raised(flood(Level.II));
        step("duty", "merge", "{\"to\": \"%s\", \"note\": \"同一场\"}".formatted(other));
        assertThat(whole(other).at("/alerts").size()).isEqualTo(2);
        assertThat(whole(other).at("/timeline").findValuesAsText("kind")).contains("MERGED");
        var next = Community.flood(alert.place(), Level.II, 1);
        api.raise(next);
        assertThat(api.get("duty", "/api/v1/alerts/" + next.id())
                        .body()
                        .path("incident")
                        .asText())
                .isEqualTo(other);
    }

    @Test
    void nobodyIsHandedACaseWhoDoesNotWorkThere() {
        step("grid003", "acknowledge", "{}");
        assertThat(status("grid003", "transfer", "{\"to\": \"other\", \"note\": \"换班\"}"))
                .isEqualTo(422);
    }

    @Test
    void whatIsSentBackIsDispatchedAnewWithAClockOfItsOwn() {
        toFeedback();
        assertThat(status("grid003", "rework", "{\"note\": \"不够\"}")).isEqualTo(403);
        var again = step("duty", "rework", "{\"note\": \"水还在\"}");
        assertThat(again.at("/state").asText()).isEqualTo("dispatched");
        assertThat(again.at("/reworks").asInt()).isEqualTo(1);
        assertThat(again.at("/due/step").asText()).isEqualTo("acknowledge");
        assertThat(Instant.parse(again.at("/due/since").asText()))
                .isCloseTo(Instant.now(), within(20, ChronoUnit.SECONDS));
    }

    @Test
    void noClockRunsWhileItIsSuspended() {
        step("grid003", "acknowledge", "{}");
        step("grid003", "ask-hold", "{\"note\": \"等水务集团\"}");
        step("duty", "approve-hold", "{}");
        assertThat(status("duty", "approve-hold", "{}")).isEqualTo(403);
        var before = whole(id).at("/due/at").asText();
        var held = step("lead", "approve-hold", "{}");
        assertThat(held.at("/state").asText()).isEqualTo("suspended");
        assertThat(held.has("due")).isFalse();
        var resumed = step("duty", "resume", "{}");
        assertThat(resumed.at("/state").asText()).isEqualTo("acknowledged");
        assertThat(Duration.between(
                        Instant.parse(before),
                        Instant.parse(resumed.at("/due/at").asText())))
                .isPositive();
    }

    @Test
    void whoHandsItOnSaysToWhomAndWhy() {
        step("grid003", "acknowledge", "{}");
        assertThat(status("grid003", "transfer", "{\"note\": \"换班\"}")).isEqualTo(400);
        var handed = step("grid003", "transfer", "{\"to\": \"lead\", \"note\": \"换班\"}");
        assertThat(handed.at("/state").asText()).isEqualTo("dispatched");
        assertThat(handed.at("/responsible").asText()).isEqualTo("lead");
        assertThat(step("lead", "acknowledge", "{}").at("/handlers")).hasSize(2);
    }

    @Test
    void aDepartmentThatIsCalledReportsIn() {
        step("grid003", "acknowledge", "{}");
        step("grid003", "arrive", "{}");
        assertThat(step("duty", "whistle", "{\"to\": \"water\", \"note\": \"泵坏了\"}")
                        .at("/state")
                        .asText())
                .isEqualTo("whistled");
        assertThat(status("grid003", "report-in", "{}")).isEqualTo(403);
        assertThat(step("water", "report-in", "{}").at("/state").asText()).isEqualTo("handling");
    }

    @Test
    void whatIsMergedKeepsItsHistoryAndItsAlertsGoToTheOther() {
        var other = raised(flood(Level.II));
        assertThat(status("duty", "merge", "{\"to\": \"%s\", \"note\": \"同一场\"}".formatted(id)))
                .isEqualTo(422);
        var merged = step("duty", "merge", "{\"to\": \"%s\", \"note\": \"同一场\"}".formatted(other));
        assertThat(merged.at("/state").asText()).isEqualTo("merged");
        assertThat(merged.at("/into").asText()).isEqualTo(other);
        api.raise(Community.next(alert, Level.I));
        assertThat(whole(other).at("/level").asText()).isEqualTo("I");
        assertThat(whole(id).at("/timeline").size()).isGreaterThan(3);
    }

    @Test
    void whatTookInSomethingWorseIsAsBad() {
        var other = raised(flood(Level.III));
        step("duty", "merge", "{\"to\": \"%s\", \"note\": \"同一场\"}".formatted(other));
        assertThat(whole(other).at("/level").asText()).isEqualTo("II");
        assertThat(whole(other).at("/due/limit").asText()).isEqualTo("PT3M");
    }

    @Test
    void whatWasClosedIsJudgedOnceAndReopenedAsAnother() {
        toFeedback();
        step("duty", "close", "{}");
        assertThat(status("duty", "reopen", "{\"note\": \"\"}")).isEqualTo(400);
        assertThat(step("duty", "evaluate", "{\"rating\": 4}").at("/state").asText())
                .isEqualTo("evaluated");
        assertThat(status("duty", "evaluate", "{\"rating\": 4}")).isEqualTo(409);
        var answer = api.as("duty", "POST", path("reopen"), "{\"note\": \"又来水了\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/follows").asText()).isEqualTo(id);
        assertThat(answer.body().at("/state").asText()).isEqualTo("dispatched");
        assertThat(status("duty", "reopen", "{\"note\": \"又来水了\"}")).isEqualTo(409);
    }

    @Test
    void theLevelFallsByAPersonWithAReason() {
        assertThat(status("grid003", "level", "{\"level\": \"III\", \"note\": \"不深\"}"))
                .isEqualTo(403);
        assertThat(step("duty", "level", "{\"level\": \"III\", \"note\": \"不深\"}")
                        .at("/level")
                        .asText())
                .isEqualTo("III");
        assertThat(reasons()).contains("不深");
    }

    @Test
    void thoseWhoLeadEndItForAReasonUnlessTheyHandledIt() {
        step("duty", "acknowledge", "{}");
        assertThat(status("duty", "force-close", "{\"note\": \"没有人\"}")).isEqualTo(403);
        assertThat(step("street", "force-close", "{\"note\": \"没有人\"}")
                        .at("/state")
                        .asText())
                .isEqualTo("forced_closed");
    }

    @Test
    void everyStepIsOnRecordWithWhoAndWhy() {
        step("grid003", "acknowledge", "{}");
        step("grid003", "give-back", "{\"note\": \"不在我的网格\"}");
        var line = whole(id).at("/timeline").get(whole(id).at("/timeline").size() - 1);
        assertThat(line.path("actor").asText()).isEqualTo("grid003");
        assertThat(line.path("role").asText()).isEqualTo("GRID_WORKER");
        assertThat(line.path("from").asText() + line.path("to").asText()).isEqualTo("ACKNOWLEDGEDDISPATCHED");
        assertThat(line.at("/detail/step").asText()).isEqualTo("give_back");
        assertThat(line.path("reason").asText()).isEqualTo("不在我的网格");
    }

    private void toFeedback() {
        step("grid003", "acknowledge", "{}");
        step("grid003", "arrive", "{}");
        step("grid003", "feedback", "{\"outcome\": \"real_resolved\"}");
    }

    private static Alert flood(Level level) {
        var site = "cycle-" + SITES.incrementAndGet();
        return Community.flood(Place.site(Community.GRID, site, site, Community.ZONE), level, 1);
    }

    private static String raised(Alert alert) {
        api.raise(alert);
        return api.get("duty", "/api/v1/alerts/" + alert.id())
                .body()
                .path("incident")
                .asText();
    }

    private List<String> reasons() {
        var reasons = new ArrayList<String>();
        whole(id)
                .at("/timeline")
                .forEach(line -> reasons.add(line.path("reason").asText()));
        return reasons;
    }

    private JsonNode step(String username, String step, String body) {
        var answer = api.as(username, "POST", path(step), body);
        assertThat(answer.status()).as(step + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private int status(String username, String step, String body) {
        return api.as(username, "POST", path(step), body).status();
    }

    private String path(String step) {
        return "/api/v1/incidents/" + id + "/" + step;
    }

    private static JsonNode whole(String id) {
        return api.get("duty", "/api/v1/incidents/" + id).body();
    }
}
