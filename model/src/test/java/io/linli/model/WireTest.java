package io.linli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final String SUBJECT = "site:underpass-east";
    private static final long NOON = 1_790_000_000_000L;

    @Property
    void bringsEveryReadingBack(
            @ForAll @AlphaChars @StringLength(min = 1, max = 64) String device,
            @ForAll Metric metric,
            @ForAll Quality quality,
            @ForAll @LongRange(min = -4_000_000_000_000L, max = 4_000_000_000_000L) long lag) {
        var reading = new Reading(SUBJECT, device, metric, 1, NOON - lag, NOON, quality);
        assertThat(decode(reading)).isEqualTo(reading);
    }

    @Property
    void bringsEverySignalBack(
            @ForAll SignalKind kind, @ForAll @StringLength(max = 200) String ref, @ForAll Map<String, String> data) {
        var signal = new Signal(
                SUBJECT, "box-1", kind, printable(ref), Map.of("n", "" + data.size()), NOON, NOON, Quality.GOOD);
        assertThat(decode(signal)).isEqualTo(signal);
    }

    @Property
    void refusesAnyOtherBytesWithoutFailing(@ForAll byte[] bytes) {
        try {
            Wire.decode(SUBJECT, NOON, bytes);
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    @Test
    void bringsDevicesBeaconsAndBlindPeriodsBack() {
        var place = Place.site("110105001001001", "underpass-east", "东下穿通道", ZoneId.of("Asia/Shanghai"));
        var device = Device.sensor("level-7", Metric.WATER_LEVEL, place, Duration.ofMinutes(1));
        var blind = new BlindPeriod("b1", "ingest-1", NOON - 5, BlindPeriod.OPEN, "restart", NOON);
        assertThat(decode(new DeviceRecord(SUBJECT, device, NOON))).isEqualTo(new DeviceRecord(SUBJECT, device, NOON));
        assertThat(Wire.decode("", NOON, Wire.encode(new Beacon("ingest-1", NOON))))
                .isEqualTo(new Beacon("ingest-1", NOON));
        assertThat(Wire.decode("", NOON, Wire.encode(blind))).isEqualTo(blind);
    }

    @Test
    void staysSmall() {
        var reading = new Reading(SUBJECT, "level-7", Metric.WATER_LEVEL, 620, NOON - 40, NOON, Quality.GOOD);
        assertThat(Wire.encode(reading)).hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void saysWhichVersionItCannotRead() {
        var bytes = Wire.encode(new Beacon("ingest-1", NOON));
        var newer = Arrays.copyOf(bytes, bytes.length);
        newer[0] = 9;
        assertThatThrownBy(() -> Wire.decode("", NOON, newer)).hasMessageContaining("version 9");
    }

    private static Observation decode(Observation observation) {
        return Wire.decode(observation.subject(), observation.receivedAt(), Wire.encode(observation));
    }

    /** Half a surrogate pair has no UTF-8 form. */
    private static String printable(String text) {
        return text.replaceAll("[\\ud800-\\udfff]", "?");
    }
}
