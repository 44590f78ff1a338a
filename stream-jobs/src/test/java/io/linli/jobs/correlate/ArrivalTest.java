package io.linli.jobs.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The same alerts are sent on, whoever is heard first, whenever the watermark comes, and over any number of restarts. */
class ArrivalTest {
    private static final long UNTIL = Street.minutes(600);

    @Property(tries = 60)
    void whoeverIsFasterTheSameIsSent(@ForAll long seed) throws IOException {
        var said = Commotion.play(new Random(seed));

        assertThat(written(run(said, new Random(seed)))).isEqualTo(written(told(said)));
    }

    @Example
    void thePlaysAreNotEmpty() {
        var causes = 0;
        var outages = 0;
        var confirmed = 0;
        var joined = 0;
        for (var seed = 0; seed < 50; seed++) {
            var alerts = told(Commotion.play(new Random(seed)));
            causes +=
                    (int) alerts.stream().filter(alert -> alert.cause() != null).count();
            outages += (int) alerts.stream()
                    .filter(alert -> alert.kind() == RuleKind.POWER_OUTAGE)
                    .count();
            confirmed += (int) alerts.stream().filter(ArrivalTest::isConfirmed).count();
            joined += (int) alerts.stream()
                    .filter(alert -> alert.explanation().containsKey("joined"))
                    .count();
        }
        assertThat(causes).isGreaterThan(50);
        assertThat(outages).isGreaterThan(50);
        assertThat(confirmed).isGreaterThan(50);
        assertThat(joined).isGreaterThan(50);
    }

    private static boolean isConfirmed(Alert alert) {
        var why = alert.explanation();
        return why.containsKey("confirmed_by") || why.containsKey("wet_below");
    }

    @Property(tries = 40)
    void revisionsOfAnAlertCountUpOneByOneInTheOrderOfTheirTimes(@ForAll long seed) {
        var last = new LinkedHashMap<String, Alert>();
        for (var alert : told(Commotion.play(new Random(seed)))) {
            var before = last.put(alert.id(), alert);
            assertThat(alert.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
            assertThat(before == null || !alert.updatedAt().isBefore(before.updatedAt()))
                    .isTrue();
        }
    }

    private static String written(List<Alert> alerts) {
        return alerts.stream()
                .map(alert -> new String(Json.write(alert), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static List<Alert> told(List<Alert> said) {
        return Neighbourhoods.corroborated(said, UNTIL).stream()
                .sorted(GridMemory.ORDER)
                .toList();
    }

    /** As the job is driven: nobody is later than his time and the grain of timers; the watermark lags as it likes. */
    private static List<Alert> run(List<Alert> said, Random dice) throws IOException {
        var arrivals = new LinkedHashMap<Alert, Long>();
        said.forEach(alert -> arrivals.put(alert, time(alert) + dice.nextInt((int) Corroboration.LAG)));
        var order = said.stream()
                .sorted(Comparator.comparing(alert -> Math.max(
                        arrivals.get(alert),
                        said.stream()
                                .filter(other -> other.subject().equals(alert.subject()) && time(other) <= time(alert))
                                .mapToLong(arrivals::get)
                                .max()
                                .orElse(0))))
                .toList();
        var sent = new ArrayList<Alert>();
        var memory = new GridMemory();
        var watermark = Long.MIN_VALUE;
        for (var i = 0; i < order.size(); i++) {
            var allowed = Long.MAX_VALUE;
            for (var later : order.subList(i, order.size())) {
                allowed = Math.min(allowed, time(later) + Corroboration.LAG - 1);
            }
            if (dice.nextInt(3) > 0) {
                watermark = Math.max(watermark, allowed - dice.nextInt(3) * dice.nextInt(3_000));
                Corroboration.advance(watermark, memory, sent::add);
            }
            Corroboration.on(order.get(i), memory, watermark, sent::add);
            if (dice.nextInt(20) == 0) {
                memory = restored(memory);
            }
        }
        Corroboration.advance(UNTIL, memory, sent::add);
        return sent.stream()
                .filter(alert -> alert.revision() > 0)
                .sorted(GridMemory.ORDER)
                .toList();
    }

    @Example
    void aDangerIsToldAtOnceHoweverFarTheWatermarkIsBehind() {
        var first = Street.alert(RuleKind.SMOKE, Street.flat("3", "1", "101"), Level.I, 30, Map.of());
        var sent = new ArrayList<Alert>();
        var memory = new GridMemory();

        Corroboration.on(first, memory, Long.MIN_VALUE, sent::add);
        assertThat(sent).containsExactly(first.sent(0, null, first.updatedAt()));

        Corroboration.advance(UNTIL, memory, sent::add);
        assertThat(sent).extracting(Alert::revision).containsExactly(0, 1);
    }

    private static GridMemory restored(GridMemory memory) throws IOException {
        var bytes = new ByteArrayOutputStream();
        GridMemoryCodec.write(memory, new DataOutputStream(bytes));
        return GridMemoryCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static long time(Alert alert) {
        return alert.updatedAt().toEpochMilli();
    }
}
