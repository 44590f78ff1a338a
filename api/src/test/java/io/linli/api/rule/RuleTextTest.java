package io.linli.api.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.DefaultRules;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTextTest {
    private static final RuleText WRITTEN = new RuleText("""
            # 看护的家庭 Homes whose residents asked.
            id: inactivity
            kind: inactivity
            applies: {subject: home, tags: [watched]}   # and nobody else
            parameters:
              cap: 12h   # found on real homes
              floor: 60m
            # the end
            """);

    @Test
    void aNumberChangesAndTheCommentsStay() {
        var changed = WRITTEN.withParameter("cap", "10h");
        assertThat(changed.yaml()).isEqualTo(WRITTEN.yaml().replace("cap: 12h", "cap: 10h"));
        assertThat(changed.parse().parameters()).containsEntry("cap", "10h");
    }

    @Test
    void aNumberThatWasNotThereIsAdded() {
        var changed = WRITTEN.withParameter("begun_margin", "90m");
        assertThat(changed.yaml())
                .isEqualTo(WRITTEN.yaml().replace("  floor: 60m\n", "  floor: 60m\n  begun_margin: 90m\n"));
        assertThat(changed.parse().parameters()).containsEntry("begun_margin", "90m");
    }

    @Test
    void theFirstNumberMakesTheirList() {
        var changed = new RuleText("id: flood\nkind: flood").withParameter("yellow", "200");
        assertThat(changed.yaml()).isEqualTo("id: flood\nkind: flood\nparameters:\n  yellow: 200\n");
        assertThat(changed.parse().number("yellow")).isEqualTo(200);
    }

    @Test
    void rulesOfOneLineAndInJsonAreChangedToo() {
        assertThat(new RuleText("{id: flood, kind: flood}")
                        .withParameter("yellow", "200")
                        .parse()
                        .number("yellow"))
                .isEqualTo(200);
        var json = new RuleText("{\"id\": \"flood\", \"kind\": \"flood\", \"parameters\": {\"yellow\": \"160\"}}");
        assertThat(json.withParameter("yellow", "200")
                        .withParameter("red", "450")
                        .parse()
                        .number("yellow"))
                .isEqualTo(200);
    }

    @Test
    void whatItAppliesToAndItsModeAreReplacedWhole() {
        var changed =
                WRITTEN.with("applies", "{subject: home, grids: ['110105']}").with("mode", "shadow");
        assertThat(changed.yaml()).contains("applies: {subject: home, grids: ['110105']}   # and nobody else");
        assertThat(changed.parse().mode()).isEqualTo(Mode.SHADOW);
        var block = new RuleText("id: x\nkind: flood\napplies:\n  tags:\n    - a\n    - b\nmode: live # now\n");
        assertThat(block.with("applies", "{subject: site}").yaml())
                .isEqualTo("id: x\nkind: flood\napplies:\n  {subject: site}\nmode: live # now\n");
        assertThat(block.with("mode", "off").parse().mode()).isEqualTo(Mode.OFF);
    }

    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void whatNobodyWroteIsWrittenAndReadAgain(RuleKind kind) {
        var rule = DefaultRules.of(kind);
        var read = RuleText.of(rule).parse().published(rule.version(), rule.mode());
        assertThat(read).isEqualTo(rule);
    }

    @Test
    void theRulesOfANewCommunityKeepTheirComments() {
        assertThat(RuleText.of(DefaultRules.of(RuleKind.INACTIVITY)).yaml()).startsWith("# ");
    }

    @Test
    void numbersAreWrittenInTheOrderOfTheirKind() {
        var rule = Rule.parseYaml("{id: deep, kind: flood, parameters: {red: 500, wet: 20, warn_ahead: 5m}}");
        assertThat(RuleText.of(rule).yaml()).contains("parameters:\n  wet: 20\n  red: 500\n  warn_ahead: 5m\n");
    }

    @Test
    void aGridCodeStaysAName() {
        var rule = Rule.parseYaml("{id: here, kind: flood, applies: {subject: site, grids: ['110105001001']}}");
        assertThat(RuleText.of(rule).parse()).isEqualTo(rule);
        assertThat(RuleText.of(rule).yaml()).contains("\"110105001001\"").doesNotContain("tags", "names");
    }

    @Test
    void whatIsNoListOfNamesIsRefusedInAWord() {
        assertThatThrownBy(() -> new RuleText("just words").with("mode", "off"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RuleText("a: [").with("mode", "off"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not YAML");
    }
}
