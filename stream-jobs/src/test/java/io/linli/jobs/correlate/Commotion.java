package io.linli.jobs.correlate;

import static io.linli.jobs.correlate.Street.alert;
import static io.linli.jobs.correlate.Street.alive;
import static io.linli.jobs.correlate.Street.flat;
import static io.linli.jobs.correlate.Street.gasped;
import static io.linli.jobs.correlate.Street.gone;
import static io.linli.jobs.correlate.Street.house;
import static io.linli.jobs.correlate.Street.over;
import static io.linli.jobs.correlate.Street.report;
import static io.linli.jobs.correlate.Street.site;

import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What detection may say of one grid where much happens within the same minutes, and often within the same second. */
final class Commotion {
    private final List<Alert> said = new ArrayList<>();
    private final Random dice;

    private Commotion(Random dice) {
        this.dice = dice;
    }

    static List<Alert> play(Random dice) {
        var play = new Commotion(dice);
        for (var building = 1; building <= 3; building++) {
            for (var home = 1; home <= 4; home++) {
                play.blackouts(building, home);
            }
            play.gateway(building);
        }
        play.rain();
        play.dangersOfABuilding();
        return play.said;
    }

    /** A home whose gateway comes and goes, and which cannot be seen meanwhile. */
    private void blackouts(int building, int home) {
        var place = flat("" + building, "" + (home % 2 + 1), home + "01");
        var gateway = "gw-" + building + "-" + home;
        said.add(report(place, dice.nextInt(3_000) / 60_000.0, alive(gateway)));
        var at = 10.0;
        for (var turn = 0; turn < 3; turn++) {
            at += dice.nextInt(2) * 20 + dice.nextInt(3) * dice.nextInt(4) / 60.0 + dice.nextInt(300) / 60_000.0;
            var isGasp = dice.nextInt(8) == 0;
            said.add(report(place, at, isGasp ? gasped(gateway, at) : gone(gateway, at)));
            var blind = alert(
                    RuleKind.INACTIVITY,
                    place,
                    Level.III,
                    at + dice.nextInt(40) / 20.0,
                    Map.of("limit_reason", "unseen", "gateways", List.of("gw-b" + building)));
            said.add(blind);
            at += 5 + dice.nextInt(5) + dice.nextInt(2_000) / 60_000.0;
            said.add(over(blind, at));
            said.add(report(place, at + dice.nextInt(3) / 60.0, alive(gateway)));
            at += 8;
        }
    }

    /** The gateway of a whole building, which may explain why its homes cannot be seen. */
    private void gateway(int building) {
        var gateway = "gw-b" + building;
        episodes(RuleKind.DEVICE, house("" + building), Level.III, Map.of("silent_devices", List.of(gateway)));
    }

    /** Low points of one grid, some with pumps that stand still. */
    private void rain() {
        for (var name : List.of("underpass", "basement", "gate", "court")) {
            Map<String, Object> pumps = dice.nextBoolean() ? Map.of("pumps_running", List.of()) : Map.of();
            episodes(RuleKind.FLOOD, site(name), Level.III, pumps);
        }
    }

    /** Flats above each other and across the stairs, on two floors. */
    private void dangersOfABuilding() {
        for (var number : List.of("201", "301", "401", "402")) {
            var flat = flat("1", "1", number);
            episodes(RuleKind.WATER_LEAK, flat, Level.III, Map.of());
            episodes(RuleKind.SMOKE, flat, Level.I, Map.of());
            episodes(RuleKind.GAS, flat, Level.II, Map.of());
        }
    }

    private void episodes(RuleKind kind, Place place, Level level, Map<String, Object> why) {
        var at = 60.0;
        for (var episode = 0; episode < 3; episode++) {
            at = moment(at + dice.nextInt(3) * 30);
            var raised = alert(kind, place, level, at, why);
            said.add(raised);
            var last = raised;
            for (var more = dice.nextInt(3); more > 0; more--) {
                at = moment(at);
                var higher = Level.values()[Math.max(0, last.level().ordinal() - dice.nextInt(2))];
                last = alert(kind, place, higher, Street.at(raised), at, last.revision() + 1, why);
                said.add(last);
            }
            at = moment(at + dice.nextInt(2) * 20);
            said.add(over(last, at));
            at = moment(at);
        }
    }

    /** Shortly afterwards, at a moment at which others speak, too, or almost. */
    private double moment(double after) {
        var second = (long) (after * 60) + 1 + dice.nextInt(3);
        return (second * 1_000 + (dice.nextBoolean() ? 0 : dice.nextInt(990))) / 60_000.0;
    }
}
