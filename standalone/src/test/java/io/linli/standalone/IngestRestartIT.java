package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.ingest.Ingest;
import io.linli.ingest.IngestConfig;
import io.linli.model.Beacon;
import io.linli.model.BlindPeriod;
import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing acknowledged to a device is lost, whatever stops; and the time in which nobody listened is said. */
class IngestRestartIT {
    private static final Place UNDERPASS =
            Place.site("110105001001001", "underpass-east", "东下穿通道", ZoneId.of("Asia/Shanghai"));
    private static final int BOUND = 100;

    private IngestHouse house;

    @BeforeEach
    void start() throws Exception {
        house = new IngestHouse()
                .with("LINLI_DEVICE_RATE", "100000")
                .with("LINLI_MQTT_RECEIVE_MAXIMUM", Integer.toString(BOUND));
        house.register(Device.sensor("level-7", Metric.WATER_LEVEL, UNDERPASS, Duration.ofMinutes(1)));
        house.startIngest();
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void hearsAgainFromABrokerThatKeptItsSession() throws Exception {
        publish(0, 50);
        house.awaitLog(Reading.class, 50);
        house.stopBroker();
        house.startBroker();
        publish(50, 100);
        house.awaitLog(Reading.class, 100);
        assertThat(values()).isEqualTo(numbers(100));
        awaitHearing();
        assertBlindnessIsSaid();
    }

    @Test
    void subscribesAgainAtABrokerThatForgotIt() throws Exception {
        publish(0, 10);
        house.awaitLog(Reading.class, 10);
        house.stopBroker();
        house.startForgetfulBroker();
        awaitHearing();
        publish(10, 20);
        house.awaitLog(Reading.class, 20);
        assertThat(values()).isEqualTo(numbers(20));
        assertBlindnessIsSaid();
    }

    @Test
    void keepsNoMoreThanItsBoundWhileKafkaIsAwayAndBringsAllInOrderAfterwards() throws Exception {
        house.stopKafka();
        publish(0, 2_000);
        await().until(() -> house.ingest().unacknowledged() >= BOUND);
        assertThat(house.ingest().unacknowledged()).isLessThan(BOUND + 50);
        house.startKafka();
        house.awaitLog(Reading.class, 2_000);
        awaitHearing();
        assertThat(values()).isEqualTo(numbers(2_000));
    }

    @Test
    void whatItLeavesUnacknowledgedComesAgain() throws Exception {
        house.stopKafka();
        publish(0, 300);
        await().until(() -> house.ingest().unacknowledged() >= BOUND);
        house.stopIngest();
        house.startKafka();
        house.startIngest();
        house.awaitLog(Reading.class, 300);
        assertThat(values().stream().distinct().toList()).isEqualTo(numbers(300));
    }

    @Test
    void saysSinceWhenItWasAwayAfterAnotherStart() throws Exception {
        house.stopIngest();
        var last = house.log(Beacon.class).stream()
                .mapToLong(Beacon::receivedAt)
                .max()
                .orElseThrow();
        publish(0, 20);
        house.startIngest();
        house.awaitLog(Reading.class, 20);
        assertBlindnessIsSaid();
        assertThat(house.log(BlindPeriod.class)).extracting(BlindPeriod::from).allMatch(from -> from <= last);
    }

    @Test
    void losesNothingWhenItIsKilled() throws Exception {
        house.stopIngest();
        for (var life = 0; life < 3; life++) {
            try (var child = ChildJvm.run(Child.class, house.settings())) {
                var before = house.log(Reading.class).size();
                publish(life * 200, life * 200 + 100);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> house.log(Reading.class).size() > before);
                publish(life * 200 + 100, life * 200 + 200);
                child.kill();
            }
        }
        house.startIngest();
        house.awaitLog(Reading.class, 600);
        await().untilAsserted(() -> assertThat(values()).containsAll(numbers(600)));
        assertThat(house.log(BlindPeriod.class).stream()
                        .filter(it -> !it.isOpen())
                        .map(BlindPeriod::id))
                .containsAll(house.log(BlindPeriod.class).stream()
                        .map(BlindPeriod::id)
                        .toList());
    }

    @Test
    void aStartWhoseFirstLifeFailsIsDoneByAnother() throws Exception {
        house.stopIngest();
        house.stopBroker();
        house.limitRecords(10);
        var started = house.beginIngest();
        await().until(() -> house.ingest().port() > 0);
        var first = house.ingest().port();
        await().until(() -> house.ingest().port() != first);
        assertThat(started.isComplete()).isFalse();

        house.limitRecords(1 << 20);
        house.startBroker();
        await().atMost(Duration.ofSeconds(20)).until(started::succeeded);
        publish(0, 5);
        house.awaitLog(Reading.class, 5);
    }

    static final class Child {
        public static void main(String[] settings) throws Exception {
            var config = IngestConfig.of(Settings.of(IngestHouse.read(settings)));
            new Ingest(config, Clock.systemUTC()).start();
            ChildJvm.waitForParent();
        }
    }

    @Test
    void whatWasRetainedMeanwhileIsASnapshot() throws Exception {
        house.stopIngest();
        house.forgetSession();
        try (var device = house.device("level-7").connect()) {
            device.publish("linli/v1/level-7/state", "{\"battery\":80}", message -> message.setRetained(true));
        }
        house.startIngest();
        assertThat(house.awaitLog(Reading.class, 1))
                .extracting(Reading::quality)
                .containsExactly(Quality.SNAPSHOT);
    }

    /** In each partition: opened before the readings that waited, closed at their end, then the next beacon. */
    private void assertBlindnessIsSaid() {
        for (var partition = 0; partition < IngestHouse.PARTITIONS; partition++) {
            var log = partition(partition);
            var blind = log.stream()
                    .filter(BlindPeriod.class::isInstance)
                    .map(BlindPeriod.class::cast)
                    .toList();
            assertThat(blind).extracting(BlindPeriod::isOpen).containsExactly(true, false);
            assertThat(blind.get(1).id()).isEqualTo(blind.get(0).id());
            var whileBlind = log.subList(log.indexOf(blind.get(0)) + 1, log.indexOf(blind.get(1)));
            assertThat(whileBlind).noneMatch(Beacon.class::isInstance);
            assertThat(log.get(log.indexOf(blind.get(1)) + 1)).isInstanceOf(Beacon.class);
            assertThat(log).extracting(Observation::receivedAt).isSorted();
        }
    }

    private List<Observation> partition(int partition) {
        return house.log().stream()
                .filter(entry -> entry.partition() == partition)
                .map(IngestHouse.Entry::observation)
                .toList();
    }

    private void awaitHearing() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> house.ingest().health().values().stream().allMatch(part -> part.up()));
    }

    private void publish(int from, int to) throws Exception {
        try (var device = house.device("level-7").connect()) {
            for (var i = from; i < to; i++) {
                device.publish("linli/v1/level-7/telemetry", "{\"water_level\":" + i + ",\"seq\":" + i + "}");
            }
        }
    }

    private List<Integer> values() {
        return house.log(Reading.class).stream()
                .map(reading -> (int) reading.value())
                .toList();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
