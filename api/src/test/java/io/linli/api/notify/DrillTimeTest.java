package io.linli.api.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrillTimeTest {

    @ParameterizedTest
    @CsvSource({
        "MONDAY 10:00 Asia/Shanghai, 2026-11-30T01:59:59Z, 2026-11-30T02:00:00Z",
        "monday 10:00 Asia/Shanghai, 2026-11-30T02:00:00Z, 2026-12-07T02:00:00Z",
        "MONDAY 10:00 Asia/Shanghai, 2026-12-02T00:00:00Z, 2026-12-07T02:00:00Z",
        // It stays at ten when the clocks change.
        "SUNDAY 10:00 Europe/Berlin, 2026-10-18T08:00:00Z, 2026-10-25T09:00:00Z"
    })
    void isOnceAWeek(String setting, Instant after, Instant next) {
        assertThat(DrillTime.parse(setting).next(after)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"daily", "MONDAY", "MONDAY 25:00 Asia/Shanghai", "MONDAY 10:00 Nowhere", "10:00 MONDAY UTC"})
    void anythingElseIsRefusedByName(String setting) {
        assertThatThrownBy(() -> DrillTime.parse(setting)).hasMessageContaining("LINLI_DRILL=" + setting);
    }
}
