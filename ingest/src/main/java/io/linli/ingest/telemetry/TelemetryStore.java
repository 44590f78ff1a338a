package io.linli.ingest.telemetry;

import com.influxdb.LogLevel;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.write.Point;
import com.influxdb.exceptions.InfluxException;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;

/** The store of history, as a place to write to. */
final class TelemetryStore implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);

    private final TelemetryConfig config;
    private final InfluxDBClient client;
    private final WriteApiBlocking writes;

    TelemetryStore(TelemetryConfig config) {
        this.config = config;
        var http = new OkHttpClient.Builder()
                .connectTimeout(TO_CONNECT)
                .writeTimeout(TO_ANSWER)
                .readTimeout(TO_ANSWER)
                .callTimeout(TO_ANSWER);
        var options = InfluxDBClientOptions.builder()
                .url(config.url().toString())
                .org(config.org())
                .bucket(config.bucket())
                .logLevel(LogLevel.NONE)
                .okHttpClient(http);
        if (!config.token().isEmpty()) {
            options.authenticateToken(config.token().toCharArray());
        }
        this.client = InfluxDBClientFactory.create(options.build());
        this.writes = client.getWriteApiBlocking();
    }

    Answer write(List<Point> points) {
        try {
            writes.writePoints(points);
            return Answer.STORED;
        } catch (InfluxException e) {
            return answer(e.status(), String.valueOf(e.getMessage()));
        }
    }

    /** Status 0: there was no answer. */
    private Answer answer(int status, String said) {
        return switch (status) {
            case 400, 413 -> new Answer(Answer.Kind.BAD, said);
            case 422 -> new Answer(Answer.Kind.STORED_IN_PART, said);
            case 401 -> refused("it does not know the token; set LINLI_INFLUX_TOKEN to one that may write", said);
            case 403 -> refused("the token may not write there; give it the bucket " + config.bucket(), said);
            case 404 ->
                refused(
                        "it has no bucket " + config.bucket() + " of " + config.org()
                                + "; make it, or mend LINLI_INFLUX_BUCKET and LINLI_INFLUX_ORG",
                        said);
            case 0 ->
                new Answer(
                        Answer.Kind.DOWN,
                        "no answer; is it running, and is LINLI_INFLUX_URL its address? (" + said + ")");
            default -> new Answer(Answer.Kind.DOWN, "HTTP " + status + " (" + said + ")");
        };
    }

    private static Answer refused(String cure, String said) {
        return new Answer(Answer.Kind.REFUSED, cure + " (" + said + ")");
    }

    @Override
    public void close() {
        client.close();
    }
}
