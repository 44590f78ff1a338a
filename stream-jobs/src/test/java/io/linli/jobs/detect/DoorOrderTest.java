package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.at;
import static io.linli.jobs.detect.Lane.exit;
import static io.linli.jobs.detect.Lane.inside;
import static io.linli.jobs.detect.Lane.said;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.DefaultRules;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.RuleKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What came together means the same in whatever order. */
class DoorOrderTest {
    private static final long NIGHT = at("2026-03-03T02:00");
    private static final long MINUTE = 60_000;

    @Property(tries = 100)
    void readingsDeliveredTogetherGiveTheSameInAnyOrder(@ForAll long seed) {
        var random = new Random(seed);
        var visits = new ArrayList<List<Observation>>();
        for (var at = NIGHT; at < NIGHT + 300 * MINUTE; at += (1 + random.nextInt(15)) * MINUTE) {
            var batch = new ArrayList<Observation>();
            for (var i = random.nextInt(4); i >= 0; i--) {
                var observed = at - random.nextInt(20_000);
                batch.add(
                        random.nextInt(4) == 0
                                ? Lane.said(HOME, "pir-1", Metric.MOTION, 1, observed, at, Quality.GOOD)
                                : Lane.said(
                                        HOME,
                                        "door-1",
                                        Metric.CONTACT_OPEN,
                                        random.nextInt(2),
                                        observed,
                                        at,
                                        Quality.GOOD));
            }
            visits.add(batch);
        }
        var told = alertsOf(visits);
        visits.forEach(batch -> Collections.shuffle(batch, random));
        assertThat(alertsOf(visits)).isEqualTo(told);
    }

    private static List<Alert> alertsOf(List<List<Observation>> batches) {
        var fresh = runner(DefaultRules.of(RuleKind.DOOR_AT_NIGHT));
        play(
                fresh,
                record(exit("door-1"), NIGHT - 1),
                record(inside("pir-1", Metric.MOTION, "bedroom"), NIGHT - 1),
                said("door-1", Metric.CONTACT_OPEN, 0, NIGHT - MINUTE));
        batches.forEach(batch -> batch.forEach(fresh::accept));
        fresh.advanceTo(NIGHT + 600 * MINUTE);
        return fresh.alerts();
    }
}
