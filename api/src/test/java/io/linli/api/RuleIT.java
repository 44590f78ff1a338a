package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.api.rule.RuleFailureStore;
import io.linli.api.stream.Streaming.Arrived;
import io.linli.model.Json;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleFailure;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Streams;
import io.linli.model.Subject;
import io.linli.model.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing rules, on real records. */
class RuleIT {
    private static final String MODE = "/api/v1/rules/flood/mode";
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
    void aNewVersionIsPublishedWithItsAuthor() {
        var answer = publish("{id: flood, kind: flood, parameters: {yellow: 200}}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("version").asInt()).isEqualTo(2);
        await().untilAsserted(() ->
                assertThat(said("flood:live").orElseThrow().number("yellow")).isEqualTo(200));
        var versions = api.get("duty", "/api/v1/rules/flood/versions").body().path("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/author").asText()).isEqualTo("analyst");
    }

    @Test
    void aRuleStaysOfItsKind() {
        var answer = publish("{id: flood, kind: device}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText())
                .isEqualTo("kind: rule flood is of kind flood; a rule of another kind needs an id of its own");
    }

    @Test
    void numbersThatContradictEachOtherAreNotPublished() {
        var answer = publish("{id: flood, kind: flood, parameters: {yellow: 300, orange: 200}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText()).isEqualTo("yellow: 300 mm is above orange, which is 200 mm");
        var draft = api.post(
                "analyst",
                "/api/v1/rule-drafts",
                "{\"text\": \"{id: flood, kind: flood, parameters: {yellow: 300}}\"}");
        assertThat(draft.body().path("problem").asText())
                .isEqualTo("yellow: 300 mm is above orange, which is 250 mm by default");
        assertThat(draft.body().at("/contradiction/limit/name").asText()).isEqualTo("orange");
    }

    /** As an older release let pass. */
    @Test
    void aRuleThatContradictsItselfStaysInForceAndSaysSoUntilSomebodyChangesIt() {
        for (var table : List.of("rule_slot", "rule_version")) {
            api.records()
                    .transact(tx -> tx.handle()
                            .execute("update " + table + " set body = jsonb_set(body::jsonb, '{parameters}',"
                                    + " '{\"yellow\": \"300\", \"orange\": \"200\"}') where rule = 'flood'"));
        }
        api = api.restarted();
        await().untilAsserted(() -> {
            assertThat(said("flood:live").orElseThrow().mode()).isEqualTo(Mode.LIVE);
            assertThat(said("flood:live").orElseThrow().number("yellow")).isEqualTo(300);
        });
        var rule = api.get("duty", "/api/v1/rules/flood").body();
        assertThat(rule.at("/live/contradiction/number/value").asText()).isEqualTo("300 mm");
        assertThat(api.post("analyst", "/api/v1/rules/flood/rollback", "{\"version\": 1}")
                        .status())
                .isEqualTo(422);
        assertThat(api.as("analyst", "PUT", MODE, "{\"mode\": \"shadow\"}").status())
                .isEqualTo(422);
        assertThat(api.as("analyst", "PUT", MODE, "{\"mode\": \"off\"}").status())
                .isEqualTo(200);
    }

    @Test
    void jsonIsTakenToo() {
        var answer = api.post("analyst", "/api/v1/rules", "{\"id\": \"flood\", \"kind\": \"flood\"}");
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void whatGoesOnTrialIsSwitchedOffWhereItWasLive() {
        api.as("analyst", "PUT", MODE, "{\"mode\": \"shadow\"}");
        await().untilAsserted(() -> {
            assertThat(said("flood:live").orElseThrow().mode()).isEqualTo(Mode.OFF);
            assertThat(said("flood:shadow").orElseThrow().mode()).isEqualTo(Mode.SHADOW);
        });
    }

    @Test
    void whatGoesLiveEndsItsTrial() {
        publish("{id: flood, kind: flood, mode: shadow, parameters: {yellow: 200}}");
        await().untilAsserted(() ->
                assertThat(said("flood:live").orElseThrow().version()).isEqualTo(1));
        api.as("analyst", "PUT", MODE, "{\"mode\": \"live\"}");
        await().untilAsserted(() -> {
            assertThat(said("flood:live").orElseThrow().number("yellow")).isEqualTo(200);
            assertThat(said("flood:shadow")).isEmpty();
        });
    }

    @Test
    void rollingBackPublishesTheOlderTextAsANewVersion() {
        publish("{id: flood, kind: flood, parameters: {yellow: 200}}");
        var answer = api.post("analyst", "/api/v1/rules/flood/rollback", "{\"version\": 1}");
        assertThat(answer.body().path("version").asInt()).isEqualTo(3);
        await().untilAsserted(() ->
                assertThat(said("flood:live").orElseThrow().number("yellow")).isEqualTo(150));
    }

    @Test
    void eachHomeAndSiteOfTheScopeIsNudged() {
        await().until(() -> nudged().size() >= 6);
        api.streams.written.clear();
        publish("{id: flood, kind: flood, applies: {subject: site, grids: ['110105']}}");
        await().untilAsserted(() -> assertThat(nudged())
                .containsExactlyInAnyOrder(
                        // the old text covered any subject
                        "site:underpass-east", "site:underpass-west", "home:b3-501"));
        api.streams.written.clear();
        publish("{id: flood, kind: flood, applies: {subject: site, grids: ['110105']}, parameters: {yellow: 200}}");
        await().untilAsserted(() -> assertThat(nudged()).containsExactly("site:underpass-east"));
    }

    @Test
    void onlyThoseWhoBearTheTagsOfTheOldOrTheNewTextAreNudged() {
        await().until(() -> nudged().size() >= 6);
        api.streams.written.clear();
        publish("{id: quiet, kind: inactivity, applies: {tags: [watched]}}");
        await().untilAsserted(() -> assertThat(nudged()).containsExactly("home:b3-501"));
        api.streams.written.clear();
        publish("{id: quiet, kind: inactivity, applies: {subject: site, grids: ['110108']}}");
        await().untilAsserted(
                        () -> assertThat(nudged()).containsExactlyInAnyOrder("home:b3-501", "site:underpass-west"));
    }

    @Test
    void aVersionThatFailedInDetectionIsKeptWithItsReasonOnce() {
        var at = Instant.parse("2026-03-02T08:00:00Z");
        var site = Subject.parse("site:underpass-east");
        var failure = new RuleFailure("flood", Mode.LIVE, 1, site, "java.lang.ArithmeticException: / by zero", at);
        var again = new RuleFailure("flood", Mode.LIVE, 1, site, "told by another task", at.plusSeconds(1));
        var intake = api.api.parts().intake();
        intake.ruleFailures(Stream.of(failure, again)
                .map(told -> new Arrived("linli.rule-failures/0/1", told.key(), Json.write(told), at.toEpochMilli()))
                .toList());
        intake.ruleFailures(List.of(new Arrived("linli.rule-failures/0/2", "flood:live", new byte[] {'?'}, 0)));
        List<RuleFailure> kept = api.records().transact(tx -> RuleFailureStore.of(tx, "flood"));
        assertThat(kept).containsExactly(failure);
    }

    @Test
    void whomATrialCoveredIsNudgedWhenItEnds() {
        await().until(() -> nudged().size() >= 6);
        publish("{id: quiet, kind: inactivity, mode: shadow, applies: {tags: [watched]}}");
        await().until(() -> said("quiet:shadow").isPresent());
        api.streams.written.clear();
        publish("{id: quiet, kind: inactivity, applies: {subject: site, grids: ['110108']}}");
        await().untilAsserted(
                        () -> assertThat(nudged()).containsExactlyInAnyOrder("home:b3-501", "site:underpass-west"));
    }

    @Test
    void whatTheStreamLostIsSaidAgainAtTheNextStart() {
        await().until(() -> said("flood:live").isPresent());
        api.streams.written.clear();
        api = api.restarted();
        await().untilAsserted(() -> {
            assertThat(said("flood:live")).isPresent();
            assertThat(api.streams.of(Streams.DEVICES)).hasSize(3);
        });
        var said = api.streams.written.size();
        api = api.restarted();
        assertThat(api.streams.written).hasSize(said);
    }

    @Test
    void whatIsPublishedWhileTheLogIsDownGoesOutLater() {
        await().until(() -> said("flood:live").isPresent());
        api.streams.isDown.set(true);
        assertThat(publish("{id: flood, kind: flood, parameters: {yellow: 222}}")
                        .status())
                .isEqualTo(201);
        assertThat(api.send("GET", "/health/ready", "").status()).isEqualTo(503);
        api.streams.isDown.set(false);
        await().untilAsserted(() ->
                assertThat(said("flood:live").orElseThrow().number("yellow")).isEqualTo(222));
    }

    private RunningApi.Answer publish(String yaml) {
        return api.as("analyst", "POST", "/api/v1/rules", yaml, "content-type", "application/yaml");
    }

    private Optional<Rule> said(String key) {
        return Optional.ofNullable(api.streams.snapshot(Streams.RULES).get(key))
                .map(value -> Json.read(value, Rule.class));
    }

    private List<String> nudged() {
        return api.streams.of(Streams.OBSERVATIONS).stream()
                .map(record -> Wire.decode(record.key(), 0, Objects.requireNonNull(record.value())))
                .filter(seen -> seen instanceof Signal signal && signal.kind() == SignalKind.RULE_CHANGED)
                .map(seen -> seen.subject())
                .toList();
    }
}
