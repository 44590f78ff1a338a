package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.api.ApiConfig;
import io.linli.api.audit.AuditKey;
import io.linli.ingest.IngestConfig;
import io.linli.ingest.StreamSetup;
import io.linli.ingest.telemetry.TelemetryConfig;
import io.linli.jobs.JobsConfig;
import io.linli.model.Settings;
import io.linli.simulator.SimulatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/settings.md names every setting, and each part refuses the nonsense that stands beside it there. */
class SettingsDocumentTest {
    private static final Pattern NAME = Pattern.compile("\"(LINLI_[A-Z_]*[A-Z])\"");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(LINLI_\\w+)` \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$");
    private static final String NONE = "—";

    /** One line of the document. */
    record Setting(String name, List<String> parts, String nonsense) {}

    private static final Map<String, String> LEAST = Map.ofEntries(
            Map.entry("LINLI_MQTT_URL", "tcp://mosquitto:1884"),
            Map.entry("LINLI_MQTT_PASSWORD", "opensesame"),
            Map.entry("LINLI_MQTT_ADMIN_PASSWORD", "sixteen letters or more"),
            Map.entry("LINLI_DEVICE_KEY", "sixteen letters or more"),
            Map.entry("LINLI_AUDIT_KEY", AuditKey.make()),
            Map.entry("LINLI_KAFKA_BOOTSTRAP", "kafka:9092"),
            Map.entry("LINLI_POSTGRES_URL", "jdbc:postgresql://postgres/linli"),
            Map.entry("LINLI_INFLUX_URL", "http://influxdb:8086"),
            Map.entry("LINLI_WEBHOOK_URL", "https://example.org/"),
            Map.entry("LINLI_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
            Map.entry("LINLI_MAIL_URL", "smtps://mail.example.org"),
            Map.entry("LINLI_MAIL_FROM", "alarm@example.org"),
            Map.entry("LINLI_PHONE_GATEWAY", "aliyun"),
            Map.entry("LINLI_PHONE_USER", "an-id"),
            Map.entry("LINLI_PHONE_KEY", "sixteen letters or more"),
            Map.entry("LINLI_VOICE_TEMPLATE", "TTS_1"),
            Map.entry(
                    "LINLI_PUSH_IDENTITY",
                    "BP1teqcAyHKXMWam6o-iHt5Q_TjSezebhVrahbxe4uXSSMYuF4ZyBjQa10UEV3ERg5XBCuvFVFGwUal5PM7na7Q"),
            Map.entry("LINLI_PUSH_PRIVATE_KEY", "677i6sPQcBhFJs4waePgA4WBJ4yNQZ-P2E9INZ_S40c"),
            Map.entry("LINLI_PUSH_CONTACT", "mailto:alarm@example.org"),
            Map.entry("LINLI_OIDC_ISSUER", "https://id.example.org"),
            Map.entry("LINLI_OIDC_CLIENT_ID", "linli"),
            Map.entry("LINLI_OIDC_CLIENT_SECRET", "a secret of ours"),
            Map.entry("LINLI_API_URL", "http://api:8080"),
            Map.entry("LINLI_CHECKPOINT_DIR", "file:///checkpoints"),
            Map.entry("LINLI_DEMO_PASSWORD", "everybody's"),
            Map.entry("LINLI_DEMO_LOGINS", "duty"),
            Map.entry(
                    "LINLI_SCENARIO_FOLDER",
                    ComposeFile.ROOT.resolve("scenarios").toString()));

    /** How each part reads its settings. */
    private static final Map<String, Function<Settings, ?>> PARTS = Map.of(
            "ingest", IngestConfig::of,
            "api", ApiConfig::of,
            "detection", JobsConfig::of,
            "backtests", settings -> settings.addresses("LINLI_KAFKA_BOOTSTRAP"),
            "streams", StreamSetup::of,
            "simulator", SimulatorConfig::of,
            "tokens", settings -> TelemetryConfig.of(settings, "", "tokens"),
            "demo", settings -> DemoCommunity.Beginning.of(settings, "kafka:9092"));

    @Test
    void everySettingIsDocumented() throws IOException {
        assertThat(documented()).isEqualTo(read());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void nonsenseIsRefusedByItsName(String part, String name, String nonsense) {
        var settings = new HashMap<>(LEAST);
        settings.put(name, nonsense);
        assertThatThrownBy(() -> PARTS.get(part).apply(Settings.of(settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void whatIsLeastIsEnough(String part) {
        assertThat(PARTS.get(part).apply(Settings.of(LEAST))).isNotNull();
    }

    static Stream<String> parts() {
        return new TreeSet<>(PARTS.keySet()).stream();
    }

    static Stream<Object[]> refusals() {
        return rows().filter(setting -> !setting.nonsense().equals(NONE))
                .flatMap(setting ->
                        setting.parts().stream().map(part -> new Object[] {part, setting.name(), setting.nonsense()}));
    }

    static Set<String> documented() {
        return rows().map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Setting> rows() {
        return ROW.matcher(ComposeFile.text("docs/settings.md"))
                .results()
                .map(row -> new Setting(row.group(1), words(row.group(2)), bare(row.group(5))));
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.split(",")).map(String::strip).toList();
    }

    private static String bare(String cell) {
        return cell.strip().replace("`", "");
    }

    /** What the code asks for. */
    private static Set<String> read() throws IOException {
        try (var files = Files.walk(ComposeFile.ROOT)) {
            var found = new TreeSet<String>();
            for (var file : files.filter(path -> path.toString().matches(".*/src/main/java/.*\\.java"))
                    .toList()) {
                NAME.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(found::add);
            }
            return found.stream().map(name -> name.replace("\"", "")).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
