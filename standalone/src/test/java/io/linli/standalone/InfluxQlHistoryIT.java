package io.linli.standalone;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.linli.api.history.HistoryConfig;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** On an InfluxDB 2 of its own: the program that LINLI_TEST_INFLUXD names, or {@code influxd} on the path. */
class InfluxQlHistoryIT extends HistoryContract {
    private static final String TOKEN = "the-token-of-a-test";

    private @Nullable Process influxd;

    @Override
    HistoryConfig store() throws Exception {
        var program = program();
        assumeThat(program)
                .as("InfluxDB 2: set LINLI_TEST_INFLUXD to its influxd, or have influxd on the path")
                .isPresent();
        var port = FreePort.orWanted(0);
        var url = "http://127.0.0.1:" + port;
        influxd = start(program.orElseThrow(), port);
        await().atMost(Duration.ofSeconds(30)).until(() -> isHealthy(url));
        setUp(url);
        return new HistoryConfig(URI.create(url), TOKEN, "telemetry", HistoryConfig.Language.INFLUXQL);
    }

    @AfterAll
    void stopStore() throws InterruptedException {
        if (influxd != null) {
            influxd.destroy();
            influxd.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static Optional<Path> program() {
        var named = System.getenv("LINLI_TEST_INFLUXD");
        var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "influxd"));
        return Stream.concat(Stream.ofNullable(named).map(Path::of), path)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Process start(Path program, int port) throws IOException {
        var data = Parts.folder("influxdb");
        return new ProcessBuilder(
                        program.toString(),
                        "--reporting-disabled",
                        "--http-bind-address",
                        "127.0.0.1:" + port,
                        "--bolt-path",
                        data.resolve("bolt").toString(),
                        "--engine-path",
                        data.resolve("engine").toString(),
                        "--sqlite-path",
                        data.resolve("sqlite").toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
    }

    private static boolean isHealthy(String url) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(url + "/health").toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void setUp(String url) throws Exception {
        var body = "{\"username\": \"test\", \"password\": \"" + TOKEN + "\", \"org\": \"linli\","
                + " \"bucket\": \"telemetry\", \"token\": \"" + TOKEN + "\"}";
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v2/setup"))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("InfluxDB is not set up: " + answer.body());
        }
    }
}
