package io.linli.api.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.Json;
import io.linli.model.RuleKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IncidentKindTest {
    @Test
    void eachHasANameOfItsOwnAndIsFoundByIt() {
        assertThat(IncidentKind.all()).hasSize(RuleKind.values().length + RequestKind.values().length);
        assertThat(IncidentKind.all().stream().map(IncidentKind::id)).doesNotHaveDuplicates();
        for (var kind : IncidentKind.all()) {
            assertThat(IncidentKind.parse(kind.id())).isEqualTo(kind);
        }
    }

    @Test
    void whatIsUnknownIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> IncidentKind.parse("dragon"))
                .hasMessageContaining("dragon")
                .hasMessageContaining("noise");
    }

    @Test
    void othersReadItsNameAlone() {
        var json = new String(Json.write(IncidentKind.of(RequestKind.LIFT_FAULT)), StandardCharsets.UTF_8);
        assertThat(json).isEqualTo("\"lift-fault\"");
        assertThat(IncidentKind.of(RuleKind.SOS).is(RuleKind.SOS)).isTrue();
    }
}
