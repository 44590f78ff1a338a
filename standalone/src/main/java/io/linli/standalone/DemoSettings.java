package io.linli.standalone;

import io.linli.api.ApiConfig;
import io.linli.api.audit.AuditKey;
import io.linli.ingest.IngestConfig;
import io.linli.model.Settings;
import io.linli.simulator.community.Community;
import io.linli.simulator.trial.ScenarioScript;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings of the demo's parts: what a deployment says by its environment, the demo makes up; what the person who
 * starts it has set, wins.
 */
record DemoSettings(DemoOptions options, DemoFolder folder, Settings person) {

    /** The user by which ingest speaks to the broker. */
    static final String INGEST = "ingest";

    /** Whom a visitor of the first page may be. */
    private static final Map<String, String> VISITORS = Map.of(
            "LINLI_DEMO_LOGINS",
            "duty,grid003,property,devices,admin,manager",
            "LINLI_DEMO_PLAN",
            "/web/plan/liuyin.json",
            "LINLI_DEMO_PASSWORD",
            DemoSeed.PASSWORD);

    /** Throws IllegalArgumentException on what a part would refuse when others have been started for nothing. */
    void check() {
        var unknown = "127.0.0.1:1";
        IngestConfig.of(ingest("tcp://" + unknown, unknown, "http://" + unknown));
        ApiConfig.of(api("jdbc:postgresql://" + unknown + "/", unknown));
    }

    Settings ingest(EmbeddedBroker broker, EmbeddedKafka kafka, EmbeddedFlink flink) {
        return ingest("tcp://127.0.0.1:" + broker.ingestPort(), kafka.bootstrap(), flink.webUrl());
    }

    private Settings ingest(String broker, String kafka, String flink) {
        return person.or(Map.of(
                "LINLI_MQTT_URL",
                broker,
                "LINLI_MQTT_USER",
                INGEST,
                "LINLI_MQTT_PASSWORD",
                folder.secret("ingest"),
                "LINLI_KAFKA_BOOTSTRAP",
                kafka,
                "LINLI_INGEST_PORT",
                "0",
                "LINLI_API_URL",
                "http://" + options.reach() + ":" + options.port(),
                "LINLI_FLINK_URL",
                flink));
    }

    /** Whether history goes to a store that the person has set up. */
    boolean hasOwnHistory() {
        return person.find("LINLI_INFLUX_URL").isPresent();
    }

    /** The same with the demo's own store of history, where the person has none. */
    Settings with(EmbeddedTelemetry telemetry, Settings settings) {
        return hasOwnHistory()
                ? settings
                : settings.or(Map.of(
                        "LINLI_INFLUX_URL", telemetry.url(),
                        "LINLI_INFLUX_BUCKET", telemetry.bucket(),
                        "LINLI_HISTORY_LANGUAGE", "sql"));
    }

    Settings api(EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        return api(postgres.jdbcUrl(), kafka.bootstrap());
    }

    /** All that can be thrown in. */
    static Map<String, String> trials(Path folder) {
        var playable = ScenarioScript.playable(folder, Community.liuyin());
        var scenarios = playable.entrySet().stream()
                .map(each ->
                        each.getKey() + "@" + Collections.min(each.getValue().devices()))
                .collect(Collectors.joining(","));
        return Map.of("LINLI_TRIALS", "true", "LINLI_SCENARIOS", scenarios);
    }

    private Settings api(String postgres, String kafka) {
        return person.or(options.isEmpty() ? Map.of() : VISITORS)
                .or(options.simulation() ? trials(Simulation.scenarios()) : Map.of())
                .or(Map.of(
                        "LINLI_DEVICE_KEY",
                        folder.secret(DemoFolder.DEVICE_KEY),
                        "LINLI_AUDIT_KEY",
                        folder.secret(DemoFolder.AUDIT_KEY, AuditKey::make),
                        "LINLI_HTTP_BIND",
                        options.bind(),
                        "LINLI_HTTP_PORT",
                        Integer.toString(options.port()),
                        "LINLI_POSTGRES_URL",
                        postgres,
                        "LINLI_POSTGRES_USER",
                        "postgres",
                        "LINLI_POSTGRES_PASSWORD",
                        "postgres",
                        "LINLI_KAFKA_BOOTSTRAP",
                        kafka,
                        "LINLI_WEBHOOK_SECRET",
                        webhookSecret(),
                        // The demo speaks plain HTTP.
                        "LINLI_SECURE_COOKIE",
                        "false"));
    }

    /** In the form of Standard Webhooks. */
    String webhookSecret() {
        return person.text("LINLI_WEBHOOK_SECRET", "whsec_" + folder.secret("webhook"));
    }
}
