package io.linli.api.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.api.incident.state.Tier;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import io.linli.model.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardsTest {
    private static final String GRID = "110105001001003";
    private static final Standards SHIPPED = Standards.shipped();

    @ParameterizedTest
    @CsvSource(nullValues = "–", textBlock = """
            I,   60s,         60s,        180s,       300s, 15m, 2h,            2h
            II,  3m,          3m,         10m,        30m,  30m, 4h,            4h
            III, 30m,         30m,        4h,         24h,  4h,  24h,           24h
            IV,  4 work_hour, 1 work_day, 3 work_day, –,    –,   7 natural_day, 3 work_day
            """)
    void everyKindHasTheTimesOfItsLevel(
            Level level,
            String grid,
            String community,
            String street,
            String department,
            String arrive,
            String feedback,
            String close) {
        for (var kind : RuleKind.values()) {
            var limits = SHIPPED.of(kind, GRID).limits(level);
            assertThat(limits.acknowledge().get(Tier.GRID)).isEqualTo(limit(grid));
            assertThat(limits.acknowledge().get(Tier.COMMUNITY)).isEqualTo(limit(community));
            assertThat(limits.acknowledge().get(Tier.STREET)).isEqualTo(limit(street));
            assertThat(limits.acknowledge().get(Tier.DEPARTMENT)).isEqualTo(limit(department));
            assertThat(limits.arrive()).isEqualTo(limit(arrive));
            assertThat(limits.feedback()).isEqualTo(limit(feedback));
            assertThat(limits.close()).isEqualTo(limit(close));
        }
    }

    @Test
    void theFamilyIsToldOfTheirElders() {
        assertThat(SHIPPED.of(RuleKind.SOS, GRID).roles()).contains(Role.FAMILY);
        assertThat(SHIPPED.of(RuleKind.FLOOD, GRID).roles()).doesNotContain(Role.FAMILY);
    }

    @Test
    void whoeverHearsOfAThreatToLifeCallsForHelpAtOnce() {
        assertThat(SHIPPED.of(RuleKind.SMOKE, GRID).call()).containsExactly("119");
        assertThat(SHIPPED.of(RuleKind.SOS, GRID).call()).containsExactly("120");
        assertThat(SHIPPED.of(RuleKind.DEVICE, GRID).call()).isEmpty();
    }

    @Test
    void whatIsMoreSpecialWinsAndTheRestIsAsElsewhere() {
        var text = shipped() + """
                  - kind: flood
                    grid: '110105'
                    lead: [DEPT_HANDLER]
                    levels:
                      II: {acknowledge: {grid: 2m}, feedback: 3h, close: 3h, extension: 1h, visit: 20m, answer: 5m}
                """;
        var standards = StandardsFile.parse(text);
        var here = standards.of(RuleKind.FLOOD, GRID);
        assertThat(here.lead()).containsExactly(Role.DEPT_HANDLER);
        assertThat(here.assist()).contains(Role.VOLUNTEER);
        assertThat(here.limits(Level.II).acknowledge()).isEqualTo(Map.of(Tier.GRID, Limit.parse("2m")));
        assertThat(here.limits(Level.I))
                .isEqualTo(SHIPPED.of(RuleKind.FLOOD, GRID).limits(Level.I));
        assertThat(standards.of(RuleKind.FLOOD, "110108001001001").lead()).containsExactly(Role.GRID_WORKER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: '2026.1'           | version: ''            | version is missing
            grid: 60s                   | grid: 0s               | standards[0].levels.I.acknowledge.grid=0s must be 1s to 8760h
            ' community: 60s,'          | ''                     | standards[0].levels.I.acknowledge.community is missing below street
            feedback: 2h                | feedback: soon         | standards[0].levels.I.feedback=soon must be 1s to 8760h
            arrive: 15m                 | arive: 15m             | standards[0].levels.I.arive is unknown
            '09:00-12:00'               | '12:00-09:00'          | work.hours[0]=12:00-09:00 must be from a time to a later one
            '13:00-18:00'               | '11:00-18:00'          | work.hours=11:00 must begin after
            'days: [MONDAY,'            | 'days: [MOONDAY,'      | work.days[0]=MOONDAY must be a day of the week
            2026-01-01                  | 2026-13-01             | work.holidays[0]=2026-13-01 must be a date
            'working: [2026-01-04,'     | 'working: [2026-01-03,' | work.working=2026-01-03 is one of the holidays
            'kind: sos'                 | 'kind: dragon'         | standards[1].kind=dragon must be a kind of event
            'lead: [PROPERTY]'          | 'lead: [KING]'         | lead[0]=KING must be a role
            call: ['119']               | call: [fire]           | call[0]=fire must be a number that can be called
            'kind: fall'                | 'kind: sos'            | stands there twice
            """)
    void nonsenseIsRefusedWithItsFieldItsValueAndTheRule(String sense, String nonsense, String said) {
        assertThat(shipped()).contains(sense);
        var text = shipped().replaceFirst(java.util.regex.Pattern.quote(sense), nonsense);
        assertThatThrownBy(() -> StandardsFile.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void theFileThatASettingNamesIsReadInstead(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("standards.yaml"), shipped().replace("2026.1", "ours-7"));
        assertThat(StandardsFile.of(Settings.of(Map.of("LINLI_STANDARDS", file.toString())))
                        .version())
                .isEqualTo("ours-7");
        assertThat(StandardsFile.of(Settings.of(Map.of())).version()).isEqualTo(SHIPPED.version());
    }

    private static Limit limit(String text) {
        return text == null ? null : Limit.parse(text);
    }

    private static String shipped() {
        try (var file = Objects.requireNonNull(StandardsTest.class.getResourceAsStream("/standards.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
