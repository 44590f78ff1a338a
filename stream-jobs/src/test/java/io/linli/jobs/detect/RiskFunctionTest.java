package io.linli.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RiskFunctionTest {
    private static final long BEGIN = 1_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final Device LEVEL = Device.sensor(
            "level-7",
            Metric.WATER_LEVEL,
            Place.site("110105", "underpass-east", "Underpass East", ZoneOffset.UTC),
            Duration.ofMinutes(1));

    private KeyedBroadcastOperatorTestHarness<String, Observation, Control, Alert> harness;

    @BeforeEach
    void open() throws Exception {
        var rule = Rule.parseYaml("{id: water, kind: flood}").published(1, Mode.LIVE);
        harness = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new RiskFunction(List.of(rule)), List.of(RiskFunction.CONTROL)),
                Observation::subject,
                Types.STRING,
                720,
                1,
                0);
        harness.getExecutionConfig().enableObjectReuse();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void keepsNeitherStateNorTimersOfASubjectWithoutDevices() throws Exception {
        registered(LEVEL, BEGIN);
        for (var minute = 1; minute <= 20; minute++) {
            level(minute <= 10 ? 40 * minute : 60, BEGIN + minute * MINUTE);
        }
        assertThat(memories()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isPositive();

        registered(LEVEL.retired(), BEGIN + 21 * MINUTE);
        time(BEGIN + 48 * 60 * MINUTE);

        assertThat(harness.extractOutputValues())
                .last()
                .extracting(Alert::isOpen)
                .isEqualTo(false);
        assertThat(memories()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aThousandReadingsLeaveNoMoreThanAFewTimers() throws Exception {
        registered(LEVEL, BEGIN);
        for (var minute = 1; minute <= 1_000; minute++) {
            level(minute % 200, BEGIN + minute * MINUTE);
            time(BEGIN + minute * MINUTE);
        }

        assertThat(harness.numEventTimeTimers()).isLessThan(5);
    }

    @Test
    void whatNobodyRegisteredLeavesNothing() throws Exception {
        level(400, BEGIN);

        assertThat(memories()).isZero();
    }

    private int memories() {
        var operator = (AbstractStreamOperator<?>) harness.getOperator();
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    private void registered(Device device, long at) throws Exception {
        harness.processElement(new DeviceRecord(LEVEL.subject().toString(), device, at), at);
    }

    private void level(double millimetres, long at) throws Exception {
        harness.processElement(
                new Reading(
                        LEVEL.subject().toString(), LEVEL.id(), Metric.WATER_LEVEL, millimetres, at, at, Quality.GOOD),
                at);
    }

    private void time(long watermark) throws Exception {
        harness.watermark(watermark);
    }
}
