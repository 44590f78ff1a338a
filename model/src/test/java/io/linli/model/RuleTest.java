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
                    {id: a, kind: flood, parameters: {yellow: 99999}}       | yellow: 99999 is not within 10 to 5000
                    {id: a, kind: flood, parameters: {yellow: NaN}}         | yellow: NaN is not within 10 to 5000
                    {id: a, kind: flood, parameters: {depth: 3}}            | flood has no depth
                    {id: a, kind: inactivity, parameters: {cap: 12}}        | cap: 12 is not a duration
                    {id: a, kind: earthquake}                               | there is no rule kind earthquake
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
                    {id: a, kind: flood                                     | expected
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

    @Test
    void aFieldThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> Rule.parseYaml("id: x\nkind: flood\nid: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'id'");
    }
}
