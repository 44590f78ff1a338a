package io.linli.api.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, Asia/Shanghai, 2026-11-30T13:59:59Z, false, 2026-11-30T23:00:00Z",
        "22:00, 07:00, Asia/Shanghai, 2026-11-30T14:00:00Z, true,  2026-11-30T23:00:00Z",
        "22:00, 07:00, Asia/Shanghai, 2026-11-30T22:59:59Z, true,  2026-11-30T23:00:00Z",
        "22:00, 07:00, Asia/Shanghai, 2026-11-30T23:00:00Z, false, 2026-12-01T23:00:00Z",
        "12:00, 14:00, Asia/Shanghai, 2026-11-30T05:00:00Z, true,  2026-11-30T06:00:00Z",
        "12:00, 14:00, Asia/Shanghai, 2026-11-30T06:00:00Z, false, 2026-12-01T06:00:00Z",
        // The clock goes forward that night: half past two is never, and seven comes an hour sooner.
        "22:00, 07:00, Europe/Berlin, 2026-03-29T00:30:00Z, true,  2026-03-29T05:00:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-03-28T23:00:00Z, true,  2026-03-29T01:30:00Z",
        "22:00, 07:00, Europe/Berlin, 2026-10-25T00:30:00Z, true,  2026-10-25T06:00:00Z"
    })
    void coversTheNightOfItsZone(
            LocalTime begins, LocalTime ends, ZoneId zone, Instant at, boolean isCovered, Instant over) {
        var quiet = new QuietHours(begins, ends, zone);
        assertThat(quiet.covers(at)).isEqualTo(isCovered);
        assertThat(quiet.over(at)).isEqualTo(over);
    }

    @Test
    void aWholeDayIsNoHours() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON, ZoneId.of("Asia/Shanghai")))
                .hasMessageContaining("must differ");
    }

    @Test
    void whoSaidNothingBeginsAtEight() {
        assertThat(QuietHours.morning(Instant.parse("2026-11-30T00:00:00Z")))
                .isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
    }
}
