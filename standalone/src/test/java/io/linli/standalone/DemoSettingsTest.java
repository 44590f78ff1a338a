package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSettingsTest {
    @TempDir
    Path data;

    @Test
    void whatTheDemoMakesUpIsSense() throws Exception {
        assertThatCode(() -> check(Map.of("LINLI_WEBHOOK_URL", "http://127.0.0.1:9000/hook")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "LINLI_WEBHOOK_URL, nonsense",
        "LINLI_WEBHOOK_URL, https:nowhere",
        "LINLI_SESSION_IDLE, 3 fortnights",
        "LINLI_EVENTS_KEPT, -1",
        "LINLI_DEVICE_RATE, many"
    })
    void nonsenseIsRefusedBeforeAnythingIsStarted(String name, String value) {
        assertThatThrownBy(() -> check(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + "=" + value);
    }

    private void check(Map<String, String> person) throws Exception {
        var options = new DemoOptions(data, "127.0.0.1", 8080, 1883, false, false, null);
        try (var folder = DemoFolder.open(data, false)) {
            new DemoSettings(options, folder, Settings.of(person)).check();
        }
    }
}
