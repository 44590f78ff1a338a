package io.linli.jobs.correlate;

import static io.linli.jobs.correlate.Street.alive;
import static io.linli.jobs.correlate.Street.at;
import static io.linli.jobs.correlate.Street.flat;
import static io.linli.jobs.correlate.Street.gasped;
import static io.linli.jobs.correlate.Street.gone;
import static io.linli.jobs.correlate.Street.house;
import static io.linli.jobs.correlate.Street.missed;
import static io.linli.jobs.correlate.Street.over;
import static io.linli.jobs.correlate.Street.report;
import static io.linli.jobs.correlate.Street.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutageTest {

    @Test
    void threeOfTenGatewaysAtOnceAreAnOutageOfLevelThree() {
        var said = street("3", 10, 3, 30, 0);

        var alerts = told(60, said.toArray(Alert[]::new));

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).hasToString("building:110105001001003/3");
            assertThat(alert.level()).isEqualTo(Level.III);
            assertThat(alert.place().label()).isEqualTo("3号楼");
            assertThat(alert.explanation()).containsEntry("silent", 3L).containsEntry("devices", 10L);
            assertThat(at(alert)).isCloseTo(31, within(0.05));
        });
    }

    @Test
    void twoOfTenAreNot() {
        assertThat(told(60, street("3", 10, 2, 30, 0).toArray(Alert[]::new))).isEmpty();
    }

    @Test
    void threeThatFellSilentOneAfterTheOtherAreNot() {
        assertThat(told(90, street("3", 10, 3, 30, 10).toArray(Alert[]::new))).isEmpty();
    }

    @Test
    void gatewaysThatWereOnlyMissedAreTogetherWhenTheyCanHaveBeen() {
        var alerts = told(
                120,
                report(flat("3", "1", "101"), 0, alive("a")),
                report(flat("3", "1", "102"), 0, alive("b")),
                report(flat("3", "1", "201"), 0, alive("c")),
                report(flat("3", "1", "101"), 50, missed("a", 20)),
                report(flat("3", "1", "102"), 54, missed("b", 24)),
                report(flat("3", "1", "201"), 58, missed("c", 28)));

        // All can have begun at minute 28; what speaks every ten minutes would be known to be silent at 58.
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.II);
            assertThat(alert.onset().toEpochMilli()).isEqualTo(Street.minutes(28));
            assertThat(at(alert)).isCloseTo(59, within(0.05));
        });
    }

    @Test
    void aBrokenGatewayIsNoOutageHoweverMuchHangsOnIt() {
        var alerts = told(
                120,
                report(house("3"), 0, alive("gw")),
                report(flat("3", "1", "101"), 0, alive("m1", "gw")),
                report(flat("3", "1", "102"), 0, alive("m2", "gw")),
                report(flat("3", "1", "201"), 0, alive("m3", "gw")),
                report(house("3"), 30, gone("gw", 30)),
                report(flat("3", "1", "101"), 33, missed("m1", "gw", 29)),
                report(flat("3", "1", "102"), 33, missed("m2", "gw", 29)),
                report(flat("3", "1", "201"), 33, missed("m3", "gw", 29)));

        assertThat(alerts).isEmpty();
    }

    @Test
    void allBuildingsAtOnceAreTheCarrier() {
        var said = new ArrayList<Alert>();
        for (var building : List.of("1", "2", "3", "4")) {
            said.addAll(street(building, 5, 5, 30, 0));
        }

        assertThat(told(300, said.toArray(Alert[]::new))).isEmpty();
    }

    @Test
    void theBuildingThatStaysDarkWhenTheCarrierIsBackIsAnOutage() {
        var said = new ArrayList<Alert>();
        for (var building : List.of("1", "2", "3", "4")) {
            said.addAll(street(building, 5, 5, 30, 0));
        }
        for (var building : List.of("1", "2", "4")) {
            said.addAll(back(building, 5, 60));
        }

        assertThat(told(120, said.toArray(Alert[]::new)))
                .extracting(alert -> alert.subject().name())
                .containsExactly("110105001001003/3");
    }

    @Test
    void twoOfManyBuildingsAreTwoOutages() {
        var said = new ArrayList<Alert>();
        said.addAll(street("1", 5, 5, 30, 0));
        said.addAll(street("2", 5, 5, 30, 0));
        said.addAll(street("3", 5, 0, 30, 0));

        assertThat(told(120, said.toArray(Alert[]::new))).hasSize(2);
    }

    @Test
    void aLastGaspNeedsNoSecondAndNoWaiting() {
        var alerts = told(
                60,
                report(flat("3", "1", "101"), 0, alive("a")),
                report(flat("3", "1", "102"), 0, alive("b")),
                report(flat("3", "1", "101"), 30, gasped("a", 30)));

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(at(alert)).isCloseTo(30, within(0.05));
            assertThat(alert.text().zh()).contains("市电中断");
        });
    }

    @Test
    void endsWhenFourFifthsHaveBeenBackForFiveMinutes() {
        var said = street("3", 5, 5, 30, 0);
        for (var home = 1; home <= 4; home++) {
            said.add(report(flat("3", "1", home + "01"), 50 + home, alive("gw-3-" + home)));
        }

        var alerts = told(120, said.toArray(Alert[]::new));

        assertThat(alerts).hasSize(2).last().satisfies(alert -> {
            assertThat(alert.clearReason()).isEqualTo(ClearReason.RECOVERED);
            assertThat(at(alert)).isCloseTo(59, within(0.05));
        });
    }

    @Test
    void whoGoesDarkAgainMeanwhileHoldsItOpen() {
        var said = street("3", 5, 5, 30, 0);
        said.addAll(back("3", 5, 50));
        said.add(report(flat("3", "1", "101"), 53, gone("gw-3-1", 53)));
        said.add(report(flat("3", "1", "201"), 53, gone("gw-3-2", 53)));

        assertThat(told(120, said.toArray(Alert[]::new))).hasSize(1);
    }

    @Test
    void endsWithItsRule() {
        var said = street("3", 3, 3, 30, 0);
        for (var home = 1; home <= 3; home++) {
            said.add(over(report(flat("3", "1", home + "01"), 40, gone("gw-3-" + home, 30)), 50, ClearReason.RULE_OFF));
        }

        assertThat(told(120, said.toArray(Alert[]::new)))
                .last()
                .extracting(Alert::clearReason)
                .isEqualTo(ClearReason.RULE_OFF);
    }

    @Test
    void aShareOfHomesIsANumberOfTheRule() {
        var said = new ArrayList<Alert>();
        for (var home = 1; home <= 10; home++) {
            var place = flat("3", "1", home + "01");
            said.add(report(place, 0, Map.of("share", 0.5), alive("gw-" + home)));
            if (home <= 4) {
                said.add(report(place, 30, Map.of("share", 0.5), gone("gw-" + home, 30)));
            }
        }

        assertThat(told(60, said.toArray(Alert[]::new))).isEmpty();
    }

    /** A gateway in each home, of which some fall silent one after the other. */
    private static List<Alert> street(String building, int homes, int dark, double at, double apart) {
        var said = new ArrayList<Alert>();
        for (var home = 1; home <= homes; home++) {
            var gateway = "gw-" + building + "-" + home;
            said.add(report(flat(building, "1", home + "01"), 0, alive(gateway)));
            if (home <= dark) {
                var silentAt = at + (home - 1) * apart;
                said.add(report(flat(building, "1", home + "01"), silentAt, gone(gateway, silentAt)));
            }
        }
        return said;
    }

    private static List<Alert> back(String building, int homes, double at) {
        var said = new ArrayList<Alert>();
        for (var home = 1; home <= homes; home++) {
            said.add(report(flat(building, "1", home + "01"), at, alive("gw-" + building + "-" + home)));
        }
        return said;
    }
}
