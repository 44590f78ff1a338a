package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.DeviceCredential;
import io.linli.model.Json;
import io.linli.model.Settings;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a stranger finds it: a community that lives, in which everything thrown in ends with somebody's help. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommunityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private Demo demo;
    private Person duty;

    @BeforeAll
    void start() throws Exception {
        var options =
                new DemoOptions(folder, "127.0.0.1", FreePort.orWanted(0), FreePort.orWanted(0), false, true, null);
        var settings = Settings.of(Map.of("LINLI_WORKER_PACE", "500ms", "LINLI_SILENCE_TOLD_AFTER", "20s"));
        var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
        demo = new Demo(options, DemoFolder.open(folder, false), settings, quiet).start();
        duty = Person.loggedIn(demo.addresses().getProperty("http"), "duty");
        // They take a minute each; so all begin at once.
        trial(Map.of("kind", "silence", "subject", "home:10-2-301"));
        trial(Map.of("kind", "flood"));
        trial(Map.of("kind", "sos", "subject", "home:9-3-601"));
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    @Test
    void aSilentHomeIsToldOfByItselfAndHelped() {
        var incident = closed(about("inactivity", "home:8-1-302"));
        assertThat(incident.path("handlers").toString()).contains("grid006");
        var alert = incident.path("alerts").get(0).asText();
        assertThat(alert).startsWith("inactivity:live:home:8-1-302:");
        complete(incident);
    }

    @Test
    void thePastIsOnTheRecordAndWokeNobody() throws Exception {
        var alerts = duty.get("alerts?limit=200").path("items");
        assertThat(StreamSupport.stream(alerts.spliterator(), false)
                        .filter(item -> item.path("disposition").asText().equals("late_finding"))
                        .map(item -> item.at("/alert/kind").asText() + " "
                                + item.at("/alert/subject").asText()))
                .contains("sos home:3-2-501", "flood site:underpass-east", "inactivity home:5-1-301");
        assertThat(items("incidents?limit=200"))
                .noneMatch(incident -> incident.path("subject").asText().equals("home:5-1-301"));
    }

    @Test
    void aRuleIsTriedOnThePast() throws Exception {
        analyst().trial();
    }

    @Test
    void aRulePublishedNowIsInForceWithinASecondAndIsRolledBack() throws Exception {
        try (var box = device("box-1")) {
            analyst().publishing(box);
        }
    }

    private RuleStories analyst() throws Exception {
        return new RuleStories(Person.loggedIn(demo.addresses().getProperty("http"), "analyst"));
    }

    @Test
    void theWholeNeighbourhoodIsThere() throws Exception {
        assertThat(duty.get("homes?limit=200").path("homes")).hasSize(60);
        await().atMost(PATIENCE).until(() -> {
            var online = items("devices?limit=500").stream()
                    .filter(device -> device.path("online").asBoolean())
                    .count();
            return online > 290;
        });
    }

    @Test
    void aTrialOfACallForHelpEndsClosed() {
        complete(closed(about("sos", "home:9-3-601")));
    }

    @Test
    void aTrialOfAFloodIsWarnedOfAndEndsClosed() {
        complete(closed(about("flood", "site:underpass-east")));
    }

    @Test
    void aTrialOfSilenceHasARuleOfItsOwnThatGoesWithTheCase() throws Exception {
        assertThat(rule("trial-10-2-301").path("version").asInt()).isPositive();
        var incident = closed(about("inactivity", "home:10-2-301"));
        assertThat(incident.at("/title/zh").asText()).contains("演练");
        complete(incident);
        assertThat(rule("trial-10-2-301").path("mode").asText()).isEqualTo("off");
    }

    @Test
    void aCaseThatAPersonHasTakenIsLeftToThem() throws Exception {
        var person = Person.loggedIn(demo.addresses().getProperty("http"), "grid001");
        trial(Map.of("kind", "sos", "subject", "home:1-1-201"));
        var mine = open(about("sos", "home:1-1-201"));
        person.post("incidents/" + mine + "/acknowledge", Map.of());
        var taken = step(mine, "ACKNOWLEDGED");

        trial(Map.of("kind", "sos", "subject", "home:12-1-501"));
        complete(closed(about("sos", "home:12-1-501")));

        // Unless the worker was quicker than the person.
        if (taken.path("reason").asText().isEmpty()) {
            assertThat(duty.get("incidents/" + mine).path("state").asText()).isEqualTo("acknowledged");
        }
    }

    @Test
    void aDeviceHeardFromOutsideIsLeftAlone() throws Exception {
        try (var box = device("box-4-1-102")) {
            box.subscribe("linli/v1/box-4-1-102/cmd");
            box.publish("linli/v1/box-4-1-102/event", """
                    {"specversion": "1.0", "id": "mine", "source": "box-4-1-102", "type": "io.linli.callbox.sos.pressed",
                     "data": {"pressId": "mine"}}""");
            assertThat(box.hear()).isNotNull();
        }
        complete(closed(about("sos", "home:4-1-102")));
    }

    private MqttParty device(String id) throws Exception {
        var password = new DeviceCredential(demo.folder().secret(DemoFolder.DEVICE_KEY)).password(id, 1);
        var port = Integer.parseInt(demo.addresses().getProperty("mqtt").replaceFirst(".*:", ""));
        return MqttParty.device(port, id, password).connect();
    }

    private void trial(Map<String, Object> asked) throws Exception {
        var answer = duty.post("trials", asked);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private JsonNode rule(String id) throws Exception {
        return items("rules").stream()
                .filter(rule -> rule.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Predicate<JsonNode> about(String kind, String subject) {
        return incident -> incident.path("kind").asText().equals(kind)
                && incident.path("subject").asText().equals(subject);
    }

    private String open(Predicate<JsonNode> which) {
        return await().atMost(PATIENCE).until(() -> find(which), incident -> !incident.isEmpty());
    }

    private JsonNode closed(Predicate<JsonNode> which) {
        return await().atMost(Duration.ofSeconds(150))
                .until(
                        () -> {
                            var id = find(which);
                            return id.isEmpty() ? Json.MAPPER.missingNode() : duty.get("incidents/" + id);
                        },
                        incident -> incident.path("state").asText().equals("closed"));
    }

    private JsonNode step(String incident, String phase) throws Exception {
        return StreamSupport.stream(
                        duty.get("incidents/" + incident).path("timeline").spliterator(), false)
                .filter(line -> line.path("to").asText().equals(phase))
                .findFirst()
                .orElseThrow();
    }

    private static void complete(JsonNode incident) {
        assertThat(incident.path("outcome").asText()).isEqualTo("real_resolved");
        assertThat(StreamSupport.stream(incident.path("timeline").spliterator(), false)
                        .filter(line -> line.path("kind").asText().equals("TRANSITION"))
                        .map(line -> line.path("to").asText()))
                .containsSubsequence("DISPATCHED", "ACKNOWLEDGED", "ARRIVED", "FED_BACK", "CLOSED");
    }

    private String find(Predicate<JsonNode> which) throws Exception {
        return items("incidents?limit=200").stream()
                .filter(which)
                .map(incident -> incident.path("id").asText())
                .findFirst()
                .orElse("");
    }

    private List<JsonNode> items(String path) throws Exception {
        return StreamSupport.stream(duty.get(path).path("items").spliterator(), false)
                .toList();
    }
}
