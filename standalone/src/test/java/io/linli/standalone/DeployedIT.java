package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.linli.model.DeviceCredential;
import io.linli.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * The deployment without an engine: every process on its own, with the environment of the compose file. Each is killed
 * once while a device counts aloud and somebody calls for help.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class DeployedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COUNTER = "level-7";
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int ENDED_BY_SIGTERM = 143;
    /** In each home somebody calls for help while this process is dead. */
    private static final List<String> KILLED =
            List.of("mosquitto", "ingest", "kafka", "taskmanager", "jobmanager", "postgres", "api");

    private static final String PEOPLE = """
            accounts:
              - {username: duty, name: 吕, role: COMMUNITY_DUTY, grid: '110105001001'}
              - {username: grid003, name: 周, role: GRID_WORKER, grid: '110105001001003'}
              - {username: analyst, name: 沈, role: ANALYST, grid: '110105001001'}
              - {username: devices, name: 丁, role: DEVICE_ADMIN, grid: '110105001001'}
            devices:
              - {id: level-7, kind: sensor, metrics: [water_level, uptime, battery], period: PT1M, credential_version: 1, active: true,
                 place: {grid: '110105001001003', site: underpass-east, label: 东地下通道, zone: Asia/Shanghai}}
              - {id: gw-1, kind: gateway, metrics: [], period: PT1M, credential_version: 1, active: true,
                 place: {grid: '110105001001003', home: home-gw, label: 3号楼, zone: Asia/Shanghai}}
              - {id: level-7-twin, kind: sensor, metrics: [water_level], period: PT1M, credential_version: 1, active: true,
                 place: {grid: '110105001001003', site: underpass-east, label: 东地下通道, zone: Asia/Shanghai}}
            """;

    private static final String BOX = """
              - {id: box-%1$s, kind: call_box, metrics: [sos], period: PT5M, credential_version: 1, active: true,
                 place: {grid: '110105001001003', home: home-%1$s, label: 3号楼, zone: Asia/Shanghai}}
            """;

    private Deployment deployment;

    @BeforeAll
    void start() {
        assumeThat(DeployedStores.haveMosquitto())
                .as("Mosquitto with its dynamic security plugin, as Debian packages it")
                .isTrue();
        var boxes = KILLED.stream().map(BOX::formatted).collect(Collectors.joining());
        deployment = new Deployment(PEOPLE + boxes).start();
    }

    @AfterAll
    void stop() {
        if (deployment != null) {
            deployment.close();
        }
    }

    @Test
    void whoeverIsKilledNothingAcknowledgedIsLostAndEveryCallIsAnswered() throws Exception {
        var counter = new SteadyDevice(deployment.mqttPort(), COUNTER, deployment.secret("device-key")).start();
        await().until(() -> counter.acknowledged().size() > 20);
        for (var process : KILLED) {
            var before = counter.acknowledged().size();
            callForHelpAround(process);
            var restarted = System.nanoTime();
            deployment.awaitReady();
            await().atMost(PATIENCE).until(() -> incident(process) != null);
            var seconds = (System.nanoTime() - restarted) / 1e9;
            System.out.printf("%s killed: %.1f s after its start the call was an incident%n", process, seconds);
            await().atMost(PATIENCE).until(() -> counter.acknowledged().size() > before + 20);
        }
        counter.close();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(CountedLog.numbers(deployment.bootstrap())).containsAll(counter.acknowledged()));
        System.out.printf(
                "%d readings acknowledged, all of them in the log%n",
                counter.acknowledged().size());
        for (var process : KILLED) {
            bringToItsEnd(incident(process));
        }
    }

    @Test
    void historyThatWasAwayIsWrittenAfterwards() throws Exception {
        assumeThat(deployment.hasHistory()).as("an InfluxDB 2 to start").isTrue();
        deployment.killHistory();
        try (var sensor = device(COUNTER, 1)) {
            assertThat(sensor.publish("linli/v1/level-7/telemetry", "{\"battery\": 77}"))
                    .isZero();
        }
        deployment.restartHistory();
        var duty = Person.loggedIn(deployment.http(), "duty");
        await().atMost(PATIENCE)
                .until(() -> duty.get("readings?device=level-7&metric=battery")
                        .at("/series/0/points/0")
                        .toString()
                        .contains("77"));
    }

    @Test
    void theBrokerKnowsTheRegistryAlone() throws Exception {
        try (var device = device(COUNTER + "-twin", 1)) {
            assertThat(device.publish("linli/v1/level-7-twin/telemetry", "{\"water_level\": 12}"))
                    .isZero();
            assertThat(device.publish("linli/v1/level-7/telemetry", "{\"water_level\": 900}"))
                    .isEqualTo(NOT_AUTHORIZED);
            for (var filter : List.of("#", "$SYS/#", "linli/v1/+/cmd", "linli/v1/level-7/cmd")) {
                assertThat(device.subscribe(filter)).as(filter).isEqualTo(NOT_AUTHORIZED);
            }
            assertThat(device.subscribe("linli/v1/level-7-twin/cmd")).isEqualTo(1);
            var registrar = Person.loggedIn(deployment.http(), "devices");
            assertThat(registrar
                            .post("devices/level-7-twin/credential", Map.of())
                            .statusCode())
                    .isEqualTo(200);
            await().until(() -> !device.isConnected());
        }
        try (var bridge = device("gw-1", 1)) {
            assertThat(bridge.subscribe("zigbee2mqtt/gw-1/+/set")).isEqualTo(1);
            assertThat(bridge.publish("zigbee2mqtt/gw-1/bridge/state", "online"))
                    .isZero();
            assertThat(bridge.publish("zigbee2mqtt/gw-2/bridge/state", "online"))
                    .isEqualTo(NOT_AUTHORIZED);
            assertThat(bridge.subscribe("zigbee2mqtt/#")).isEqualTo(NOT_AUTHORIZED);
        }
        await().untilAsserted(() -> device(COUNTER + "-twin", 2).close());
        assertThatThrownBy(() -> device(COUNTER + "-twin", 1)).hasMessageContaining("Not authorized");
        assertThatThrownBy(() -> device("stranger", 1)).hasMessageContaining("Not authorized");
    }

    @Test
    void aRuleIsTriedOnWhatTheLogHasKept() throws Exception {
        var analyst = Person.loggedIn(deployment.http(), "analyst");
        var asked = analyst.post("rules/flood/backtests", Map.of("days", 7));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        var id = Json.MAPPER.readTree(asked.body()).path("id").asText();
        await().atMost(PATIENCE)
                .until(() -> analyst.get("rules/flood/backtests/" + id)
                        .path("phase")
                        .asText()
                        .equals("done"));
    }

    @Test
    void everyPartAnswersAsItsHealthCheckAsks() throws Exception {
        for (var service : List.of("ingest", "api", "jobmanager", "taskmanager")) {
            assertThat(deployment.probe(service)).as(service).isZero();
        }
    }

    @Test
    void whoIsAskedToStopStopsInOrder() throws Exception {
        var asked = List.of("ingest", "backtests", "jobmanager", "api");
        for (var process : asked) {
            assertThat(deployment.stop(process)).isEqualTo(ENDED_BY_SIGTERM);
        }
        asked.forEach(deployment::restart);
        deployment.awaitReady();
    }

    /** The broker acknowledges the call before it is killed; all others are dead while it is made. */
    private void callForHelpAround(String process) throws Exception {
        if (process.equals("mosquitto")) {
            press(process);
            deployment.kill(process);
        } else {
            deployment.kill(process);
            press(process);
        }
        deployment.restart(process);
    }

    private void press(String process) throws Exception {
        var press = """
                {"specversion": "1.0", "id": "e-%1$s", "source": "box-%1$s", "type": "io.linli.callbox.sos.pressed",
                 "data": {"pressId": "p-%1$s", "button": "main"}}""".formatted(process);
        try (var box = device("box-" + process, 1)) {
            assertThat(box.publish("linli/v1/box-" + process + "/event", press)).isZero();
        }
    }

    private MqttParty device(String id, int version) throws Exception {
        var password = new DeviceCredential(deployment.secret("device-key")).password(id, version);
        return MqttParty.device(deployment.mqttPort(), id, password).connect();
    }

    private String incident(String process) throws Exception {
        for (var item :
                Person.loggedIn(deployment.http(), "duty").get("incidents").path("items")) {
            if (item.path("subject").asText().equals("home:home-" + process)) {
                return item.path("id").asText();
            }
        }
        return null;
    }

    private void bringToItsEnd(String incident) throws Exception {
        var worker = Person.loggedIn(deployment.http(), "grid003");
        var duty = Person.loggedIn(deployment.http(), "duty");
        assertThat(step(worker, incident, "acknowledge", Map.of())).isEqualTo(200);
        assertThat(step(worker, incident, "arrive", Map.of())).isEqualTo(200);
        assertThat(step(worker, incident, "feedback", Map.of("outcome", "real_resolved")))
                .isEqualTo(200);
        assertThat(step(duty, incident, "close", Map.of())).isEqualTo(200);
    }

    private static int step(Person person, String incident, String step, Map<String, Object> body)
            throws IOException, InterruptedException {
        return person.post("incidents/" + incident + "/" + step, body).statusCode();
    }
}
