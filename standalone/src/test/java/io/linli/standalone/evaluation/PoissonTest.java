package io.linli.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the table of Garwood (1936). */
class PoissonTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 3.689", "1, 0.0253, 5.572", "4, 1.090, 10.242", "10, 4.795, 18.391", "50, 37.111, 65.919"})
    void knowsHowFarACountMayBeFromItsMean(int count, double low, double high) {
        var interval = Poisson.interval(count);

        assertThat(interval[0]).isEqualTo(low, within(0.001));
        assertThat(interval[1]).isEqualTo(high, within(0.001));
    }
}
