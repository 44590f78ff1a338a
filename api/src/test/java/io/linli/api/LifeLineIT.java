package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Level;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From an alert to a case that is closed, on real records. */
class LifeLineIT {
    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @Test
    void anAlertIsAcknowledgedArrivedAtFedBackAndClosed() {
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        var incident = api.get("grid003", "/api/v1/incidents?state=open&kind=flood")
                .body()
                .path("items")
                .path(0);
        assertThat(incident.path("state").asText()).isEqualTo("dispatched");
        var path = "/api/v1/incidents/" + incident.path("id").asText();

        assertThat(api.post("grid003", path + "/acknowledge", "").status()).isEqualTo(200);
        assertThat(api.post("grid003", path + "/arrive", "").status()).isEqualTo(200);
        assertThat(api.post("grid003", path + "/feedback", "{\"outcome\": \"real_resolved\", \"note\": \"已抽水\"}")
                        .status())
                .isEqualTo(200);
        var closed = api.post("duty", path + "/close", "{\"note\": \"已核查\"}");

        assertThat(closed.status()).isEqualTo(200);
        assertThat(StreamSupport.stream(closed.body().path("timeline").spliterator(), false)
                        .map(line -> line.path("kind").asText() + " "
                                + line.path("to").asText()))
                .containsExactly(
                        "ALERT ",
                        "TRANSITION REGISTERED",
                        "TRANSITION DISPATCHED",
                        "TRANSITION ACKNOWLEDGED",
                        "TRANSITION ARRIVED",
                        "TRANSITION FED_BACK",
                        "TRANSITION CLOSED");
        assertThat(closed.body().path("closed_by").asText()).isEqualTo("duty");
    }
}
