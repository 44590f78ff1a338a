package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.DefaultRules;
import io.linli.model.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstRecordsTest {
    @TempDir
    private Path folder;

    @Test
    void withoutASeedThereAreRulesAndNobody() {
        var first = FirstRecords.of(Settings.of(Map.of()));
        assertThat(first.seed().rules()).isEqualTo(DefaultRules.all());
        assertThat(first.seed().accounts()).isEmpty();
    }

    @Test
    void aSeedBringsItsPeopleWithThePasswordOfAll() throws IOException {
        var file = Files.writeString(
                folder.resolve("seed.yaml"),
                "accounts: [{username: duty, name: 吕, role: COMMUNITY_DUTY, grid: '1101'}]");
        var first = FirstRecords.of(
                Settings.of(Map.of("LINLI_SEED", file.toString(), "LINLI_DEMO_PASSWORD", "everybody's")));
        assertThat(first.seed().accounts()).hasSize(1);
        assertThat(first.seed().rules()).isEqualTo(DefaultRules.all());
        assertThat(first.toString()).doesNotContain("everybody's");
    }

    @Test
    void aSeedThatIsNoneIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("seed.yaml"), "people: []");
        assertThatThrownBy(() -> FirstRecords.of(Settings.of(Map.of("LINLI_SEED", file.toString()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LINLI_SEED=" + file);
        assertThatThrownBy(() -> FirstRecords.of(Settings.of(Map.of("LINLI_SEED", "/nowhere"))))
                .hasMessageContaining("LINLI_SEED=/nowhere");
    }
}
