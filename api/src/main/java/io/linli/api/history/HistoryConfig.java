package io.linli.api.history;

import io.linli.model.Settings;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the readings of the past are.
 *
 * @param token empty where the store asks for none
 * @param bucket which a store of SQL has no use for
 */
public record HistoryConfig(URI url, String token, String bucket, Language language) {

    /** What the store is asked in. */
    public enum Language {
        /** InfluxDB 2 through its 1.x interface, and 1.8. */
        INFLUXQL,
        /** QuestDB. */
        SQL
    }

    /** Empty when no store is set. */
    public static Optional<HistoryConfig> of(Settings settings) {
        if (settings.find("LINLI_INFLUX_URL").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HistoryConfig(
                settings.uri("LINLI_INFLUX_URL", "http", "https"),
                settings.text("LINLI_INFLUX_TOKEN", ""),
                settings.text("LINLI_INFLUX_BUCKET", "telemetry"),
                language(settings.text("LINLI_HISTORY_LANGUAGE", "influxql"))));
    }

    private static Language language(String text) {
        return switch (text) {
            case "influxql" -> Language.INFLUXQL;
            case "sql" -> Language.SQL;
            default ->
                throw new IllegalArgumentException("LINLI_HISTORY_LANGUAGE=" + text + " must be influxql or sql");
        };
    }

    @Override
    public String toString() {
        return url + " in " + language.name().toLowerCase(Locale.ROOT);
    }
}
