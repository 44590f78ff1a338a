package io.linli.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefaultRulesTest {

    @Test
    void standForEveryKindOnce() {
        assertThat(DefaultRules.all()).extracting(Rule::kind).containsExactlyInAnyOrder(RuleKind.values());
    }

    @ParameterizedTest
    @EnumSource
    void haveStandardsWithinTheirRanges(RuleKind kind) {
        for (var parameter : kind.parameters()) {
            assertThat(DefaultRules.of(kind).number(parameter.name())).isEqualTo(parameter.read(parameter.standard()));
        }
        assertThat(DefaultRules.of(kind).contradiction()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void compareNumbersOfOneUnitOnly(RuleKind kind) {
        for (var parameter : kind.parameters()) {
            if (parameter.atMost() != null) {
                assertThat(kind.parameter(parameter.atMost()).unit()).isEqualTo(parameter.unit());
            }
        }
    }
}
