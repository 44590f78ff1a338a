package io.linli.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.DeviceRecord;
import io.linli.model.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {
    private static final String GIVEN =
            "story: s\nlasts: 1h\ngiven: [{device: level-7, site: underpass-east, metric: water_level}]\n";

    @Test
    void playsInOrderOfArrivalAsOftenAsItSays() {
        var scenario = Scenario.parse(GIVEN + """
                when:
                  - {at: 3m, device: level-7, value: 1, every: 1m, until: 5m}
                  - {at: 1m30s, observed: 10s, device: level-7, value: 2, times: 2}
                then: []
                """);
        var observations = new ScenarioPlayer(scenario).observations();
        assertThat(observations).hasSize(6).first().isInstanceOf(DeviceRecord.class);
        assertThat(observations.get(1))
                .isEqualTo(observations.get(2))
                .isInstanceOfSatisfying(Reading.class, reading -> {
                    assertThat(reading.receivedAt() - scenario.begin().toEpochMilli())
                            .isEqualTo(90_000);
                    assertThat(reading.observedAt() - scenario.begin().toEpochMilli())
                            .isEqualTo(10_000);
                });
        assertThat(observations).extracting(each -> each.receivedAt()).isSorted();
        assertThat(scenario.end()).isEqualTo(scenario.begin().plus(Duration.ofHours(1)));
    }

    @Test
    void historyIsTheSameEachTimeAndBeforeTheStory() {
        var scenario = Scenario.parse(
                GIVEN
                        + "history: {days: 3, spread: 10m, daily: [{at: 7h, device: level-7, value: 1}]}\nwhen: []\nthen: []\n");
        var observations = new ScenarioPlayer(scenario).observations();
        assertThat(observations).hasSize(4).isEqualTo(new ScenarioPlayer(scenario).observations());
        assertThat(observations)
                .allMatch(each -> each.receivedAt() < scenario.begin().toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    when: [{at: 0m, device: level-8, value: 1}]                      | no such device in given: level-8
                    when: [{at: 0m, device: level-7}]                                | either a value or a signal
                    when: [{at: soon, device: level-7, value: 1}]                    | not a duration
                    when: [{at: 0m, device: level-7, value: 1, every: 1m}]           | every needs until
                    when: [{at: 0m, device: level-7, value: 1, colour: red}]         | colour
                    when: [{at: 0m, device: level-7, signal: dance}]                 | dance
                    when: [{device: level-7, value: 1}]                              | at what time
                    then: [{at: 0m, raise: earthquake}]                              | earthquake
                    story: another                                                   | 'story'
                    rules: [{id: a, kind: flood, parameters: {yellow: 300}}]         | yellow: 300 mm is above orange
                    then: [{at: 0m, level: I}]                                       | name one of raise, update, clear
                    """)
    void refusesNonsenseNamingIt(String part, String said) {
        var rest = part.startsWith("then") ? "" : "then: []\n";
        assertThatThrownBy(() -> Scenario.parse(GIVEN + rest + part + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }
}
