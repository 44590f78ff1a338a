package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.FLOOD;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sensor that is taken to another place, where another rule is the more specific one. */
class MovedDeviceTest {
    private static final String WEST = "site:underpass-west";
    private static final Place THERE = Place.site("310101001001001", "underpass-west", "西下穿通道", Neighbourhood.ZONE);
    private static final Rule LOWER = Rule.parseYaml(
                    "{id: lower, kind: flood, applies: {grids: ['310101']}, parameters: {yellow: 60, warn_depth: 1000}}")
            .published(1, Mode.LIVE);

    private static Reading there(double depth, long at) {
        return new Reading(WEST, "level-7", Metric.WATER_LEVEL, depth, at, at, Quality.GOOD);
    }

    private static void move(PlainRunner runner, long at) {
        var moved = level("level-7").at(THERE).leaving(level("level-7").place());
        play(runner, record(moved, at), new DeviceRecord(Neighbourhood.SITE, moved, at));
    }

    @Test
    void isJudgedByTheRulesOfWhereItStandsNow() {
        var runner = runner(FLOOD, LOWER);
        play(runner, record(level("level-7"), START), Neighbourhood.depth("level-7", 70, minutes(1)));
        move(runner, minutes(2));
        play(runner, there(70, minutes(3)), there(71, minutes(4)));
        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("lower");
            assertThat(alert.subject()).hasToString(WEST);
        });
    }

    @Test
    void whatItToldWhereItStoodBeforeEndsThere() {
        var runner = runner(FLOOD, LOWER);
        play(
                runner,
                record(level("level-7"), START),
                Neighbourhood.depth("level-7", 190, minutes(1)),
                Neighbourhood.depth("level-7", 200, minutes(2)));
        move(runner, minutes(3));
        assertThat(runner.alerts())
                .extracting(Alert::subject)
                .extracting(Object::toString)
                .containsOnly(Neighbourhood.SITE);
        assertThat(runner.alerts()).last().extracting(Alert::clearReason).isEqualTo(ClearReason.NOT_WATCHED);
        assertThat(runner.memory(Neighbourhood.SITE).isEmpty()).isTrue();
    }

    @Test
    void aRuleForWhatNobodyMeasuresWatchesNothing() {
        var rain = Rule.parseYaml("{id: quiet, kind: inactivity}").published(1, Mode.LIVE);
        var runner = runner(FLOOD, rain);
        play(runner, record(level("level-7"), START), Neighbourhood.depth("level-7", 20, minutes(1)));
        assertThat(runner.memory(Neighbourhood.SITE).entries)
                .extracting(Entry::key)
                .isEqualTo(List.of(FLOOD.key()));
    }

    @Test
    void rollingBackKeepsTheOpenAlertAndItsId() {
        var runner = runner(FLOOD);
        play(
                runner,
                record(level("level-7"), START),
                Neighbourhood.depth("level-7", 190, minutes(1)),
                Neighbourhood.depth("level-7", 200, minutes(2)));
        var id = runner.alerts().get(0).id();
        runner.publish(Rule.parseYaml("{id: flood, kind: flood, parameters: {yellow: 500, orange: 600, red: 700}}")
                .published(2, Mode.LIVE));
        play(runner, Neighbourhood.depth("level-7", 205, minutes(3)));
        runner.publish(FLOOD.published(3, Mode.LIVE));
        play(runner, Neighbourhood.depth("level-7", 260, minutes(4)), Neighbourhood.depth("level-7", 265, minutes(5)));
        assertThat(runner.alerts()).extracting(Alert::id).containsOnly(id);
        assertThat(runner.alerts()).extracting(Alert::version).containsOnly(1);
        assertThat(runner.alerts()).allMatch(Alert::isOpen);
    }
}
