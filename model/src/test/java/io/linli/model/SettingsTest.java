package io.linli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @Test
    void readsASecretFromAMountedFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("key"), "0123456789abcdef\n");
        var settings = Settings.of(Map.of("LINLI_DEVICE_KEY_FILE", file.toString()));
        assertThat(settings.secret("LINLI_DEVICE_KEY", 16)).isEqualTo("0123456789abcdef");
    }

    @Test
    void namesValueAndRuleButNeverASecret() {
        var settings = Settings.of(Map.of("A", "70000", "B", "short", "C", "maybe", "D", "ftp://x", "E", "5 minutes"));
        assertThatThrownBy(() -> settings.number("A", 1, 1, 65535))
                .hasMessage("A=70000 must be a whole number from 1 to 65535");
        assertThatThrownBy(() -> settings.secret("B", 16))
                .hasMessageContaining("B=(secret)")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> settings.flag("C", true)).hasMessageContaining("C=maybe");
        assertThatThrownBy(() -> settings.uri("D", "tcp", "ssl")).hasMessageContaining("tcp or ssl");
        assertThatThrownBy(() -> settings.duration("E", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)))
                .hasMessageContaining("E=5 minutes");
        assertThatThrownBy(() -> settings.text("F")).hasMessage("F is missing");
    }
}
