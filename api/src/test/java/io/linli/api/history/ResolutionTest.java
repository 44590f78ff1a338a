package io.linli.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolutionTest {

    @Test
    void isAStepOfTimeOrALocalDay() {
        assertThat(Resolution.parse("PT1M")).isEqualTo(new Resolution(Duration.ofMinutes(1), false));
        assertThat(Resolution.parse("PT12H").step()).isEqualTo(Duration.ofHours(12));
        assertThat(Resolution.parse("P1D").isLocalDays()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1m", "PT0S", "PT0.5S", "PT1.5S", "-PT1M", "PT13H", "P2D", "P1M", "PT1H; drop table"})
    void nothingElse(String text) {
        assertThatThrownBy(() -> Resolution.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
