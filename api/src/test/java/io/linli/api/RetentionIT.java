package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.api.stream.Streaming.Arrived;
import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is forgotten after ninety days, and what stays, on real records. */
class RetentionIT {
    private static final Duration LONG = Duration.ofDays(91);
    private RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anAlertThatEndedAndCameToNothingIsForgottenWithItsRevisions() {
        var trial = Community.floodOnTrial(Community.UNDERPASS, Level.II);
        api.raise(trial, Community.cleared(trial));
        tidyAfter(Duration.ofDays(89));
        assertThat(status(trial)).isEqualTo(200);
        assertThat(tidyAfter(LONG)).isGreaterThanOrEqualTo(2);
        assertThat(status(trial)).isEqualTo(404);
    }

    @Test
    void anAlertThatIsOpenStaysHoweverOld() {
        var trial = Community.floodOnTrial(Community.UNDERPASS, Level.II);
        api.raise(trial);
        tidyAfter(LONG);
        assertThat(status(trial)).isEqualTo(200);
    }

    @Test
    void anIncidentStaysWithItsAlertsAndItsTimelineAndWithoutItsNotices() {
        var alert = Community.sos(1);
        api.raise(alert, Community.cleared(alert));
        await().until(() -> !api.streams.of(Streams.COMMANDS).isEmpty());
        var path = "/api/v1/incidents/"
                + api.get("duty", "/api/v1/incidents").body().at("/items/0/id").asText();
        api.post("grid003", path + "/acknowledge", "");
        api.post("grid003", path + "/arrive", "");
        api.post("grid003", path + "/feedback", "{\"outcome\": \"real_resolved\"}");
        assertThat(api.post("duty", path + "/close", "").status()).isEqualTo(200);
        await().until(() -> states(path).noneMatch(state -> state.equals("pending")));
        api.get("duty", path)
                .body()
                .path("notices")
                .findValuesAsText("id")
                .forEach(id -> api.api.parts().sender.answered(UUID.fromString(id), true, "done"));
        var before = api.get("duty", path).body();

        tidyAfter(LONG);

        var after = api.get("duty", path).body();
        assertThat(after.path("timeline")).isEqualTo(before.path("timeline"));
        assertThat(after.path("alerts")).isEqualTo(before.path("alerts"));
        assertThat(after.path("notices").size())
                .isLessThan(before.path("notices").size());
    }

    @Test
    void whoWasHeardLongAgoAndIsInNoRegistryIsForgotten() {
        hear("level-7");
        hear("level-of-yore");
        api.api.parts().liveness.write();
        assertThat(tidyAfter(Duration.ofDays(89))).isZero();
        assertThat(tidyAfter(LONG)).isEqualTo(1);
    }

    private void hear(String device) {
        var now = System.currentTimeMillis();
        var reading = new Reading("site:underpass-east", device, Metric.WATER_LEVEL, 12, now, now, Quality.GOOD);
        api.api.parts().intake().observations(List.of(new Arrived("x", reading.subject(), Wire.encode(reading), now)));
    }

    private int status(Alert alert) {
        return api.get("duty", "/api/v1/alerts/" + alert.id()).status();
    }

    private Stream<String> states(String path) {
        return api.get("duty", path).body().path("notices").findValuesAsText("state").stream();
    }

    private int tidyAfter(Duration pause) {
        api = api.restartedAfter(pause);
        return api.records().transact(api.api.parts().tidying::tidy);
    }
}
