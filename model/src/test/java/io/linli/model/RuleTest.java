package io.linli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

    @Test
    void readsWhatPeopleWriteAndFillsTheRest() {
        var rule = Rule.parseYaml("""
                id: inactivity-watched
                kind: inactivity
                applies: {subject: home, tags: [watched], grids: ["110105"]}
                parameters: {cap: 10h}
                """);
        assertThat(rule.duration("cap")).isEqualTo(Duration.ofHours(10));
        assertThat(rule.mode()).isEqualTo(Mode.LIVE);
        assertThat(rule.key()).isEqualTo("inactivity-watched:live");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {id: a, kind: flood, parameters: {yellow: 99999}}       | yellow: 99999 is not within 10 to 5000 mm
                    {id: a, kind: flood, parameters: {yellow: much}}        | yellow: much is not a number within 10 to 5000 mm
                    {id: a, kind: flood, parameters: {yellow: [1, 2]}}      | parameters.yellow: must be one value, not a list
                    {id: a, kind: flood, parameters: {yellow: {mm: 150}}}   | parameters.yellow: must be one value, not fields
                    {id: a, kind: flood, parameters: [150]}                 | parameters: must be fields with their values
                    {id: a, kind: flood, parameters: {yellow: 300, orange: 200}}  | yellow: 300 mm is above orange, which is 200 mm
                    {id: a, kind: flood, parameters: {yellow: 300}}         | yellow: 300 mm is above orange, which is 250 mm by default
                    {id: a, kind: flood, parameters: {red: 200}}            | orange: 250 mm by default is above red, which is 200 mm
                    {id: a, kind: gas, parameters: {warn: 22}}              | warn: 22 %LEL is above alarm, which is 20 %LEL by default
                    {id: a, kind: cold, parameters: {warn: 11}}             | alarm: 12 °C by default is above warn, which is 11 °C
                    {id: a, kind: heat, parameters: {warn: 36}}             | warn: 36 °C is above alarm, which is 35 °C by default
                    {id: a, kind: crowding, parameters: {clear_share: 0.9}} | clear_share: 0.9 is above warn_share, which is 0.8 by default
                    {id: a, kind: lift, parameters: {first_clock: 40m}}     | first_clock: 40m is above second_clock, which is 30m by default
                    {id: a, kind: flood, level: IX}                         | level: must be one of I, II, III, IV, not: IX
                    {id: a, kind: flood, level: 1}                          | level: must be one of I, II, III, IV, not: 1
                    {id: a, kind: flood, parameters: {yellow: }}            | yellow: nothing is not a number within 10 to 5000 mm
                    {id: a, kind: flood, mode: [live]}                      | mode: must be one of off, shadow, live
                    {id: a, kind: {sos: 1}}                                 | kind: must be one of sos, gas
                    {id: a, kind: flood, version: 1.5}                      | version: must be a whole number
                    {id: a, kind: flood, schedule: 5}                       | schedule: always, or periods
                    {id: a, kind: flood, mode: loud}                        | mode: must be one of off, shadow, live, not: loud
                    {id: a, kind: flood, version: one}                      | version: must be a whole number, not: one
                    {id: a, kind: flood, applies: home}                     | applies: must be fields with their values, such as name: value, not: home
                    {id: a, kind: flood, applies: {tags: watched}}          | applies.tags: must be a list, such as [a, b], not: watched
                    {id: a, kind: flood, applies: {subject: house}}         | subject: must be one of home, site, device, building, grid, not: house
                    {id: a, kind: flood, schedule: [1, 2]}                  | schedule: always, or periods such as {periods: ["mon-fri 20:00-05:00"]}, not: [1, 2]
                    {id: a, kind: earthquake}                               | there is no rule kind earthquake, only [sos, gas
                    {id: a, kind: flood, parameters: {yellow: NaN}}         | yellow: NaN is not within 10 to 5000
                    {id: a, kind: flood, parameters: {depth: 3}}            | flood has no depth
                    {id: a, kind: inactivity, parameters: {cap: 12}}        | cap: 12 is not a duration
                    {id: A B, kind: flood}                                  | small letters
                    {id: a}                                                 | kind: missing
                    {id: a, kind: flood, schedule: sometimes}               | schedule: always, or periods
                    {id: a, kind: flood, schedule: {zone: Mars}}            | schedule.periods: missing
                    {id: a, kind: flood, schedule: {periods: ["mon 25:00-26:00"]}}      | times from 00:00 to 24:00, not: mon 25:00-26:00
                    {id: a, kind: flood, schedule: {periods: ["mond 08:00-09:00"]}}     | days and times such as
                    {id: a, kind: flood, schedule: {periods: ["xyz 08:00-09:00"]}}      | not: xyz 08:00-09:00
                    {id: a, kind: flood, schedule: {periods: ["mon 08:00-08:00"]}}      | and lasts
                    {id: a, kind: flood, schedule: {zone: Mars, periods: "08:00-09:00"}} | schedule.zone: a zone such as Asia/Shanghai, not: Mars
                    {id: a, kind: flood, schedule: {periods: "08:00-09:00", holidays: [soon]}} | schedule.holidays: days such as 2026-10-01, not: soon
                    {id: a, kind: flood, schedule: {periods: "08:00-09:00", on_holidays: rest}} | schedule.on_holidays: off or as-sunday, not: rest
                    {id: a, kind: flood, schedule: {periods: "08:00-09:00", hours: 3}}  | hours
                    {id: a, kind: flood, colour: red}                       | colour
                    {id: a, kind: flood, applies: {grids: ["x"]}}           | applies.grids
                    {id: a, kind: flood                                     | line 1: while parsing a flow mapping, expected
                    """)
    void refusesNonsenseNamingIt(String yaml, String said) {
        assertThatThrownBy(() -> Rule.parseYaml(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void appliesByKindTagAndGrid() {
        var scope = Rule.parseYaml(
                        "{id: a, kind: inactivity, applies: {subject: home, tags: [watched], grids: ['110105']}}")
                .applies();
        var home = new Subject(SubjectKind.HOME, "501");
        assertThat(scope.covers(home, Set.of("watched", "alone"), "110105001001001"))
                .isTrue();
        assertThat(scope.covers(home, Set.of(), "110105001001001")).isFalse();
        assertThat(scope.covers(home, Set.of("watched"), "110108001001001")).isFalse();
        assertThat(scope.covers(new Subject(SubjectKind.SITE, "501"), Set.of("watched"), "110105001001001"))
                .isFalse();
        assertThat(scope.specificity("110105001"))
                .isGreaterThan(Rule.Scope.any().specificity("110105001"));
    }

    @Test
    void survivesTheStream() {
        var rule = Rule.parseYaml("{id: a, kind: flood, parameters: {yellow: 200}}")
                .published(3, Mode.SHADOW);
        assertThat(Json.read(Json.write(rule), Rule.class)).isEqualTo(rule);
    }

    /** As an older release may have published it. */
    @Test
    void oneThatContradictsItselfIsReadFromTheStream() {
        var rule = Rule.readYaml("{id: a, kind: flood, parameters: {yellow: 300, orange: 200}}")
                .published(1, Mode.LIVE);
        assertThat(Json.read(Json.write(rule), Rule.class)).isEqualTo(rule);
        assertThat(rule.contradiction()).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(new Contradiction.Number("yellow", "300 mm", false));
            assertThat(found.limit()).isEqualTo(new Contradiction.Number("orange", "200 mm", false));
        });
    }

    @Test
    void aMarginBelowItsWindowIsRefusedForItWouldNotBeJudgedBy() {
        assertThat(Rule.readYaml("{id: a, kind: inactivity, parameters: {ongoing_margin: 30m}}")
                        .contradiction())
                .hasValueSatisfying(found -> {
                    assertThat(found.number()).isEqualTo(new Contradiction.Number("ongoing_window", "75m", true));
                    assertThat(found.limit()).isEqualTo(new Contradiction.Number("ongoing_margin", "30m", false));
                });
    }

    @Test
    void equalNumbersLeaveALevelOutAndContradictNothing() {
        assertThat(Rule.parseYaml("{id: a, kind: flood, parameters: {yellow: 250, orange: 250}}")
                        .contradiction())
                .isEmpty();
    }

    @Test
    void aFieldThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> Rule.parseYaml("id: x\nkind: flood\nid: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'id'");
    }
}
