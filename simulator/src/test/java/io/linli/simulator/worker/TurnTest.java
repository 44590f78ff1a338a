package io.linli.simulator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnTest {

    @ParameterizedTest
    @CsvSource({
        "detected, register, true",
        "dispatched, acknowledge, false",
        "acknowledged, arrive, false",
        "arrived, feedback, false",
        "fed_back, close, true"
    })
    void everyOpenStateHasAStepOfTheRightPerson(String state, String step, boolean byDuty) {
        var turn = Turn.of(Json.MAPPER.valueToTree(Map.of("state", state, "kind", "sos")))
                .orElseThrow();
        assertThat(turn.step()).isEqualTo(step);
        assertThat(turn.byDuty()).isEqualTo(byDuty);
        assertThat(turn.body().get("note")).startsWith(Turn.MARK);
    }

    @ParameterizedTest
    @CsvSource({"closed", "nonsense"})
    void whatIsClosedWaitsForNobody(String state) {
        assertThat(Turn.of(Json.MAPPER.valueToTree(Map.of("state", state, "kind", "sos"))))
                .isEmpty();
    }
}
