package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.stream.Streaming.Arrived;
import io.linli.model.Alert;
import io.linli.model.Backtest;
import io.linli.model.Backtest.Found;
import io.linli.model.Backtest.Phase;
import io.linli.model.Backtest.Result;
import io.linli.model.Backtest.Side;
import io.linli.model.Backtest.Tally;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Rule;
import io.linli.model.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules tried, counted and bettered, on real records; whoever tries them is played. */
class BacktestIT {
    private static final String BACKTESTS = "/api/v1/rules/flood/backtests";
    private static final String PROPOSALS = "/api/v1/rules/flood/proposals";
    private static final String TEXT = "# deeper\nid: flood\nkind: flood\nparameters: {yellow: 200} # mm\n";

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
    void aTextIsTriedBesideWhatIsInForceAndItsEpisodesAreRead() {
        var asked = ask();
        assertThat(asked.tried(0).number("yellow")).isEqualTo(200);
        assertThat(asked.word().request().inForce()).extracting(Rule::id).containsExactly("flood");
        assertThat(asked.word().request().grid()).isEqualTo("1101");

        say(asked.word().goes(Phase.RUNNING, 40, Instant.now()));
        assertThat(get(asked).path("percent").asInt()).isEqualTo(40);

        say(asked.word().finds(List.of(found(Side.BOTH), found(Side.BOTH)), Instant.now()));
        say(asked.word().ends(result(asked.tried(0), 0), Instant.now()));
        say(asked.word().goes(Phase.RUNNING, 50, Instant.now()));
        var done = get(asked);
        assertThat(done.path("phase").asText()).isEqualTo("done");
        assertThat(done.at("/result/tried/0/called").asInt()).isEqualTo(2);
        assertThat(done.path("found")).hasSize(1);
        assertThat(done.at("/found/0/alert/text/en").asText()).isNotEmpty();
        assertThat(api.get("analyst", BACKTESTS).body().path("items")).hasSize(1);
        // Asked for within wider grids than theirs.
        assertThat(api.get("duty", BACKTESTS).body().path("items")).isEmpty();
    }

    @Test
    void oneAtATimeAndStoppedWhenSomebodyWantsIt() {
        var asked = ask();
        assertThat(api.post("analyst", BACKTESTS, "{}").status()).isEqualTo(409);
        assertThat(api.as("analyst", "DELETE", BACKTESTS + "/" + asked.word().id(), "")
                        .status())
                .isEqualTo(204);
        await().until(() -> words().stream().anyMatch(word -> word.phase() == Phase.CANCELLED));
        say(asked.word().goes(Phase.STOPPED, 0, Instant.now()));
        assertThat(get(asked).path("phase").asText()).isEqualTo("stopped");
        assertThat(api.post("analyst", BACKTESTS, "{}").status()).isEqualTo(201);
    }

    @Test
    void whatNobodyWorksOnIsBrokenOffAndSaysWhy() {
        var asked = ask();
        api = api.restartedAfter(Duration.ofMinutes(16));
        api.records().transact(api.api.parts().tidying::tidy);
        assertThat(get(asked).path("phase").asText()).isEqualTo("broken_off");
        assertThat(get(asked).path("problem").asText()).contains("15 min");
    }

    @Test
    void nonsenseIsRefusedByField() {
        var answer = api.post("analyst", BACKTESTS, body("{id: flood, kind: flood, parameters: {yellow: 9}}"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText()).contains("yellow", "9", "10 to");
        assertThat(api.post("analyst", BACKTESTS, body("{id: other, kind: flood}"))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("analyst", BACKTESTS, "{\"days\": 71}").status()).isEqualTo(400);
        assertThat(api.post("analyst", "/api/v1/rules/none/backtests", "{}").status())
                .isEqualTo(404);
        assertThat(api.get("analyst", BACKTESTS + "/none").status()).isEqualTo(404);
    }

    @Test
    void whatPeopleFoundIsCountedForRuleDeviceAndBuildingAndShadowBeside() {
        closed("false_sensor");
        closed("real_resolved");
        api.raise(Community.floodOnTrial(Community.UNDERPASS, Level.II));
        var precision = api.get("analyst", "/api/v1/rules/flood/precision").body();
        assertThat(precision.at("/total/real").asInt()).isEqualTo(1);
        assertThat(precision.at("/total/wrong").asInt()).isEqualTo(1);
        assertThat(precision.at("/total/precision").asDouble()).isEqualTo(0.5);
        assertThat(precision.at("/total/ci95/0").asDouble()).isBetween(0.05, 0.15);
        assertThat(precision.path("devices")).hasSize(1);
        assertThat(precision.path("buildings")).hasSize(1);
        var said = api.get("analyst", "/api/v1/rules/flood").body().path("said");
        assertThat(said.at("/live/called").asInt()).isEqualTo(2);
        assertThat(said.at("/shadow/raised").asInt()).isEqualTo(1);
    }

    @Test
    void falseAlarmsAskForABetterNumberWhichAPersonTakes() {
        IntStream.range(0, 3).forEach(time -> closed("false_sensor"));
        api.records().transact(api.api.parts().tidying::tidy);
        await().until(() -> words().size() == 1);
        var asked = new Asked(words().get(0));
        assertThat(asked.word().request().tried()).hasSizeGreaterThan(3);
        api.records().transact(api.api.parts().tidying::tidy);

        say(asked.word().ends(result(asked.tried(1), 3), Instant.now()));
        var proposal = api.get("analyst", PROPOSALS).body().at("/items/0");
        assertThat(proposal.path("state").asText()).isEqualTo("open");
        assertThat(proposal.at("/evidence/text/en").asText()).contains("would have avoided 3 of");
        var path = PROPOSALS + "/" + proposal.path("id").asText();
        assertThat(api.as("analyst", "PUT", path, "{\"state\": \"accepted\"}").status())
                .isEqualTo(200);
        assertThat(api.as("analyst", "PUT", path, "{\"state\": \"dismissed\"}").status())
                .isEqualTo(409);
        var live = api.get("analyst", "/api/v1/rules/flood").body().path("live");
        assertThat(live.at("/rule/parameters/warn_depth").asText())
                .isEqualTo(asked.tried(1).parameters().get("warn_depth"));
        assertThat(live.path("note").asText()).contains("would have avoided");
        assertThat(words()).hasSize(1);
    }

    /** As the stream has it. */
    private record Asked(Backtest word) {
        Rule tried(int place) {
            return java.util.Objects.requireNonNull(word.request()).tried().get(place);
        }
    }

    private Asked ask() {
        assertThat(api.post("analyst", BACKTESTS, body(TEXT)).status()).isEqualTo(201);
        await().until(() -> !words().isEmpty());
        return new Asked(words().get(0));
    }

    private static String body(String text) {
        return "{\"text\": " + quoted(text) + ", \"days\": 30}";
    }

    private static String quoted(String text) {
        return new String(Json.write(text), java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<Backtest> words() {
        return api.streams.of(Streams.BACKTESTS).stream()
                .map(record -> Json.read(java.util.Objects.requireNonNull(record.value()), Backtest.class))
                .toList();
    }

    private JsonNode get(Asked asked) {
        return api.get("analyst", BACKTESTS + "/" + asked.word().id()).body();
    }

    private void say(Backtest word) {
        api.api.parts().intake().backtests(List.of(new Arrived("x", word.rule(), Json.write(word), 0)));
    }

    private static Found found(Side side) {
        var alert = Community.flood(Community.UNDERPASS, Level.III, 1);
        return new Found(side, known(alert), alert.raisedAt(), 0L, false, "false_sensor");
    }

    private static Alert first;

    private static synchronized Alert known(Alert alert) {
        first = first == null ? alert : first;
        return first;
    }

    private static Result result(Rule tried, int avoided) {
        var now = new Tally(tried, 3, 3, 1, 1, 0, 3, 0, 0, 0);
        return new Result(now, List.of(new Tally(tried, 2, 2, 1, 0, 0, 0, avoided, 0, 0)), Instant.EPOCH, 1_000, 1, 12);
    }

    /** A flood that people have been to. */
    private void closed(String outcome) {
        var alert = Community.flood(Community.UNDERPASS, Level.II, 1);
        api.raise(alert);
        var path = "/api/v1/incidents/"
                + api.get("duty", "/api/v1/incidents?state=open")
                        .body()
                        .at("/items/0/id")
                        .asText();
        api.post("grid003", path + "/acknowledge", "");
        api.post("grid003", path + "/arrive", "");
        api.post("grid003", path + "/feedback", "{\"outcome\": \"" + outcome + "\"}");
        assertThat(api.post("duty", path + "/close", "").status()).isEqualTo(200);
    }
}
