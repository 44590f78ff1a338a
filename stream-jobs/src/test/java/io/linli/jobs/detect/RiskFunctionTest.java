package io.linli.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;
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
        harness = harness(Rule.parseYaml("{id: water, kind: flood}").published(1, Mode.LIVE));
        harness.open();
    }

    private static KeyedBroadcastOperatorTestHarness<String, Observation, Control, Alert> harness(Rule rule)
            throws Exception {
        var harness = new KeyedBroadcastOperatorTestHarness<String, Observation, Control, Alert>(
                new CoBroadcastWithKeyedOperator<>(new RiskFunction(List.of(rule)), List.of(RiskFunction.CONTROL)),
                Observation::subject,
                Types.STRING,
                720,
                1,
                0);
        harness.getExecutionConfig().enableObjectReuse();
        return harness;
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

    @Test
    void aRuleThatFailedStaysSwitchedOffAfterARestartUntilItsNextVersion() throws Exception {
        var rule = Rule.parseYaml("{id: call, kind: sos}").published(1, Mode.LIVE);
        try (var first = harness(rule);
                var second = harness(rule)) {
            first.open();
            press(first, box("h1", null), BEGIN);
            assertThat(first.extractOutputValues()).isEmpty();
            assertThat(first.getSideOutput(RiskFunction.FAILED)).singleElement().satisfies(record -> {
                var failure = record.getValue();
                assertThat(failure.key() + " " + failure.version()).isEqualTo("call:live 1");
                assertThat(failure.subject()).hasToString("home:h1");
                assertThat(failure.problem()).contains("NullPointerException").contains(" at ");
            });

            second.initializeState(first.snapshot(1, BEGIN));
            second.open();
            press(second, box("h2", ZoneOffset.UTC), BEGIN + MINUTE);
            assertThat(second.extractOutputValues()).isEmpty();
            assertThat(second.getSideOutput(RiskFunction.FAILED)).isNull();

            second.processBroadcastElement(Control.published(rule.published(2, Mode.LIVE)), BEGIN + 2 * MINUTE);
            press(second, box("h3", ZoneOffset.UTC), BEGIN + 3 * MINUTE);
            assertThat(second.extractOutputValues()).hasSize(1);
        }
    }

    /** Without a zone no time of day can be said. */
    @SuppressWarnings("NullAway")
    private static Device box(String home, @Nullable ZoneId zone) {
        var place = new Place("110105", null, null, null, home, null, null, home, zone);
        return new Device(
                "box-" + home,
                DeviceKind.CALL_BOX,
                Set.of(Metric.SOS),
                place,
                null,
                false,
                Duration.ofHours(1),
                Set.of(),
                Map.of(),
                1,
                null,
                true);
    }

    private static void press(
            KeyedBroadcastOperatorTestHarness<String, Observation, Control, Alert> at, Device box, long time)
            throws Exception {
        var subject = box.subject().toString();
        at.processElement(new DeviceRecord(subject, box, time), time);
        var press =
                new Signal(subject, box.id(), SignalKind.SOS_PRESSED, "p1", Map.of(), time + 1, time + 1, Quality.GOOD);
        at.processElement(press, time + 1);
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
