package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What {@code ./linli up --demo} starts: the simulated community on the deployment, at length and only when asked. */
@EnabledIfSystemProperty(named = "linli.deployed.community", matches = "true")
class DeployedCommunityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void theNeighbourhoodComesInAndACallForHelpEndsClosed() throws Exception {
        assumeThat(DeployedStores.haveMosquitto()).isTrue();
        var variables = new HashMap<>(ComposeFile.demo());
        variables.put("LINLI_WORKER_PACE", "500ms");
        var seed = new String(CommunitySeed.printed(), StandardCharsets.UTF_8);
        try (var deployment = new Deployment(seed, variables)) {
            deployment.start().startSimulator();
            var duty = Person.loggedIn(deployment.http(), "duty");
            await().atMost(PATIENCE).until(() -> online(duty) > 290);
            assertThat(duty.post("trials", Map.of("kind", "sos", "subject", "home:9-3-601"))
                            .statusCode())
                    .isEqualTo(202);
            await().atMost(PATIENCE).until(() -> closed(duty) > 0);
        }
    }

    private static long online(Person person) throws Exception {
        var devices = person.get("devices?limit=500").path("items");
        return StreamSupport.stream(devices.spliterator(), false)
                .filter(device -> device.path("online").asBoolean())
                .count();
    }

    private static int closed(Person person) throws Exception {
        return person.get("incidents?state=closed").path("items").size();
    }
}
