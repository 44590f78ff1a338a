package io.linli.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Fleet FLEET = new Fleet(100, 50, 200, 4);
    private static final Plan PLAN = Plan.of(1_000, Duration.ofSeconds(10));
    private static final Schedule SCHEDULE = Schedule.of(FLEET, PLAN, BEGIN);

    @Test
    void spreadsTheMessagesEvenly() {
        assertThat(SCHEDULE.size()).isEqualTo(10_000);
        assertThat(SCHEDULE.due(1_000) - SCHEDULE.due(0)).isEqualTo(1_000_000);
        assertThat(SCHEDULE.due(0)).isEqualTo(BEGIN.toEpochMilli() * 1_000);
    }

    @Test
    void knowsHowManyAlertsMustCome() {
        assertThat(SCHEDULE.triggers()).hasSize(PLAN.floods() + PLAN.presses());
        assertThat(PLAN.floods()).isEqualTo(80);
        assertThat(PLAN.presses()).isEqualTo(10);
    }

    @Test
    void floodsABasinByThreeRisesASecondApart() {
        var rises = IntStream.range(0, SCHEDULE.size())
                .filter(number -> SCHEDULE.message(number).key().startsWith(FLEET.basin(7) + "@"))
                .toArray();

        assertThat(rises).hasSize(3);
        assertThat(SCHEDULE.due(rises[1]) - SCHEDULE.due(rises[0])).isBetween(900_000L, 1_100_000L);
        assertThat(SCHEDULE.message(rises[2]).raises()).isEqualTo("site:" + FLEET.basin(7));
        assertThat(new String(SCHEDULE.message(rises[2]).payload(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"water_level\":620.0");
    }

    @Test
    void tellsEveryMessageFromEveryOther() {
        assertThat(new HashSet<>(SCHEDULE.keys(number -> true))).hasSize(SCHEDULE.size());
    }

    @Test
    void sendsEveryMessageByTheLineOfItsTopic() {
        assertThat(IntStream.range(0, SCHEDULE.size())).allSatisfy(number -> {
            var message = SCHEDULE.message(number);
            assertThat(message.line()).isEqualTo(SCHEDULE.line(number));
            assertThat(message.topic()).startsWith("linli/v1/" + FLEET.user(message.line()) + "/");
        });
    }

    @Test
    void writesJson() throws IOException {
        for (var number = 0; number < 200; number++) {
            assertThat(Json.MAPPER.readTree(SCHEDULE.message(number).payload()).isObject())
                    .isTrue();
        }
    }

    @Test
    void goesOnWithBasinsThatAreDry() {
        var next = Schedule.of(FLEET, PLAN.next(500, Duration.ofSeconds(5), FLEET.sensors()), BEGIN.plusSeconds(10));

        assertThat(next.triggers().keySet())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(SCHEDULE.triggers().keySet());
    }

    @Test
    void givesEveryDeviceOfTheFleetAPlaceInTheRegistry() {
        var ids = FLEET.devices().stream().map(device -> device.id()).toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize(FLEET.lines() + FLEET.basins());
        assertThat(IntStream.range(0, FLEET.lines()).mapToObj(FLEET::user)).allMatch(ids::contains);
    }
}
