package io.linli.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Reading;
import io.linli.simulator.Scenario;
import io.linli.simulator.community.Community;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioScriptTest {

    private static Scenario scenario(String name) throws IOException {
        return Scenario.read(Path.of("..", "scenarios", name + ".yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"flash-flood", "flood-in-the-underpass", "duplicates-and-late-readings", "sos-pressed-twice"})
    void whatANewcomerMayWatchNeedsOnlyDevicesOfTheCommunity(String name) throws IOException {
        var known =
                Community.liuyin().devices().stream().map(device -> device.id()).toList();
        assertThat(known).containsAll(ScenarioScript.of(scenario(name), 1).devices());
    }

    @Test
    void keepsOrderPaceAndWhatIsLate() throws IOException {
        var moments =
                ScenarioScript.of(scenario("duplicates-and-late-readings"), 10).moments();
        assertThat(moments).extracting(ScenarioScript.Moment::after).isSorted();
        assertThat(moments.get(moments.size() - 1).after()).isEqualTo(Duration.ofMinutes(18));
        var late = moments.stream()
                .filter(moment -> moment.said() instanceof Reading reading && reading.value() == 300)
                .findFirst()
                .orElseThrow();
        assertThat(late.lag()).isEqualTo(Duration.ofSeconds(35));
        assertThat(((Reading) late.at(1_000_000)).observedAt()).isEqualTo(965_000);
    }

    @Test
    void knowsWhichCanBePlayed() {
        assertThat(ScenarioScript.playable(Path.of("..", "scenarios"), Community.liuyin())
                        .keySet())
                .contains("duplicates-and-late-readings", "flash-flood", "flood-in-the-underpass", "sos-pressed-twice")
                .doesNotContain("silent-since-the-morning");
    }

    @Test
    void leavesTheDaysBeforeToTheSystemThatItIsPlayedInto() throws IOException {
        var silent = ScenarioScript.of(scenario("silent-since-the-morning"), 1);
        assertThat(silent.moments().get(0).after()).isZero();
        assertThat(silent.devices()).contains("gw-1", "pir-bath", "pir-kitchen");
    }

    @Test
    void leavesToPeopleWhatPeopleDo() throws IOException {
        assertThat(ScenarioScript.of(scenario("sos-pressed-twice"), 1).moments())
                .hasSize(6);
    }
}
