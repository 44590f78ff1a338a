package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.linli.api.history.HistoryConfig;
import io.linli.api.notify.NoticeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what of the past, and what is said when the store is of no help; the store is played. */
class HistoryIT {
    private static final String READINGS = "/api/v1/readings";
    private static final String SINGLE = """
            {"results": [{"series": [{"tags": {"device": "level-7"}, "columns": ["time", "water_level"],
             "values": [[1764000000000, 62.0], [1764000060000, null]]}]}]}""";

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static HttpServer store;
    private static RunningApi api;
    private static volatile int status;
    private static volatile String answer;
    private static volatile boolean hangs;

    @BeforeAll
    static void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/query", exchange -> {
            ASKED.add(URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8));
            if (!hangs) {
                var body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            }
        });
        store.start();
        var url = URI.create("http://127.0.0.1:" + store.getAddress().getPort());
        api = RunningApi.start(
                NoticeConfig.NONE,
                Optional.of(new HistoryConfig(url, "a-token", "telemetry", HistoryConfig.Language.INFLUXQL)));
    }

    @AfterAll
    static void stop() {
        api.close();
        store.stop(0);
    }

    @BeforeEach
    void reset() {
        ASKED.clear();
        status = 200;
        answer = SINGLE;
        hangs = false;
    }

    @Test
    void tellsWhatADeviceMeasured() {
        var found = api.get("duty", READINGS + "?device=level-7&metric=water_level");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body().toString())
                .isEqualTo("{\"series\":[{\"device\":\"level-7\",\"metric\":\"water_level\","
                        + "\"points\":[{\"at\":\"2025-11-24T16:00:00Z\",\"value\":62.0}]}]}");
        assertThat(ASKED).hasSize(1);
        assertThat(ASKED.get(0))
                .contains("db=telemetry")
                .contains("subject = 'site:underpass-east'")
                .contains("device = 'level-7'");
    }

    @Test
    void localDaysAreAskedForInStepsThatFit() {
        answer = "{\"results\": [{}]}";
        var query = "&from=2026-11-22T10:00:00Z&to=2026-11-23T10:00:00Z&resolution=P1D";
        assertThat(api.get("duty", READINGS + "?device=level-7&metric=water_level" + query)
                        .status())
                .isEqualTo(200);
        assertThat(ASKED.get(0))
                .contains("time(3600000ms)")
                .contains("time >= 1795276800000ms AND time < 1795449600000ms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    other   | device=level-7           | 404
                    other   | subject=home:b3-501      | 404
                    home501 | device=level-7           | 404
                    home501 | subject=site:underpass-east | 404
                    home501 | subject=home:b3-501      | 200
                    home501 | device=box-1             | 200
                    grid003 | subject=home:b3-501      | 200
                    devices | device=level-7           | 200
                    manager | device=level-9           | 404
                    duty    | device=nobody            | 404
                    duty    | subject=home:'%20or%201=1 | 404
                    """)
    void whatIsNotTheirsDoesNotExist(String who, String what, int expected) {
        assertThat(api.get(who, READINGS + "?" + what).status()).isEqualTo(expected);
        assertThat(ASKED).hasSize(expected == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    metric=water_level                                                      | either device or subject
                    device=level-7&subject=site:underpass-east                              | either device or subject
                    device=level-7'                                                         | device
                    device=level-7&metric=colour                                            | metric=colour
                    device=level-7&resolution=2h                                            | resolution=2h
                    device=level-7&from=yesterday                                           | from
                    device=level-7&from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z        | must be before
                    device=level-7&from=2020-11-02T00:00:00Z&to=2026-11-01T00:00:00Z        | at most 400 days
                    device=level-7&from=2026-10-02T00:00:00Z&to=2026-11-01T00:00:00Z&resolution=PT1M | resolution=PT5M
                    """)
    void nonsenseIsNamed(String query, String said) {
        var found = api.get("duty", READINGS + "?" + query);
        assertThat(found.status()).isEqualTo(400);
        assertThat(found.body().path("detail").asText()).contains(said);
        assertThat(ASKED).isEmpty();
    }

    @Test
    void moreThanAPageCanShowIsRefusedWithAWayOut() {
        var values = "[1764000000000, 62.0],".repeat(10_001).replaceFirst(",$", "");
        answer = SINGLE.replaceFirst("\\[\\[.*]]", "[" + values + "]");
        var found = api.get("duty", READINGS + "?device=level-7&metric=water_level");
        assertThat(found.status()).isEqualTo(400);
        assertThat(found.body().path("type").asText()).isEqualTo("urn:linli:problem:too-many-points");
        assertThat(found.body().path("detail").asText()).contains("resolution=PT1M");
    }

    @Test
    void aStoreThatIsOfNoHelpIsSaidSo() {
        for (var code : List.of(401, 404, 500)) {
            status = code;
            unavailable();
        }
        status = 200;
        answer = "{\"results\": [{\"error\": \"database not found\"}]}";
        unavailable();
        answer = "no JSON";
        unavailable();
    }

    @Test
    void nobodyWaitsForAStoreThatDoesNotAnswer() {
        hangs = true;
        var begun = System.nanoTime();
        unavailable();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    private static void unavailable() {
        var found = api.get("duty", READINGS + "?device=level-7&metric=water_level");
        assertThat(found.status()).isEqualTo(503);
        assertThat(found.body().path("type").asText()).isEqualTo("urn:linli:problem:history-unavailable");
        assertThat(found.body().path("detail").asText()).contains("/health/ready");
    }
}
