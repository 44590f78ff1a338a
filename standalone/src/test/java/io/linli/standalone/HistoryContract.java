package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.api.history.Histories;
import io.linli.api.history.History;
import io.linli.api.history.HistoryConfig;
import io.linli.api.history.HistoryQuestion;
import io.linli.api.history.Point;
import io.linli.api.history.Point.Measured;
import io.linli.api.history.Point.Summary;
import io.linli.api.history.Series;
import io.linli.model.Metric;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every store of history must answer alike, on the real one, filled with line protocol as the writer does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HistoryContract {
    private static final String HOME = "home:h-1";
    private static final String ODD = "home:3号楼 o'clock, a=\"b\"";
    private static final Instant START = Instant.parse("2026-10-24T22:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private Vertx vertx;
    private HistoryConfig config;
    private History history;

    /** Starts the store; skips the test with a reason where there is none. */
    abstract HistoryConfig store() throws Exception;

    @BeforeAll
    void fill() throws Exception {
        config = store();
        vertx = Vertx.vertx();
        history = Histories.of(vertx, config);
        var lines = new StringBuilder();
        for (var minute = 0; minute < 120; minute++) {
            line(lines, HOME, "h-level", "water_level=" + minute + ".5", START.plusSeconds(60L * minute));
        }
        line(lines, HOME, "h-level", "water_level=7.0,battery=50.0", START.plus(Duration.ofHours(5)));
        line(lines, HOME, "h-level", "battery=40.0", START.plus(Duration.ofHours(6)));
        line(lines, HOME, "h-other", "battery=30.0", START.plus(Duration.ofHours(6)));
        line(lines, "home:h-2", "h-level", "water_level=9999.0", START.plusSeconds(30));
        line(lines, ODD, "h-odd", "motion=1.0", START);
        write(lines.toString());
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> !read(ODD, null, Metric.MOTION, null, 10).isEmpty());
    }

    @AfterAll
    void stop() {
        if (vertx != null) {
            vertx.close();
        }
    }

    @Test
    void tellsWhatWasMeasuredInOrder() throws Exception {
        var series = read(HOME, "h-level", Metric.WATER_LEVEL, null, 1_000);
        assertThat(series).hasSize(1);
        assertThat(series.get(0).device()).isEqualTo("h-level");
        assertThat(series.get(0).metric()).isEqualTo(Metric.WATER_LEVEL);
        var points = measured(series.get(0));
        assertThat(points).hasSize(121).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(points.get(3)).isEqualTo(new Measured(START.plusSeconds(180), 3.5));
    }

    @Test
    void whatADeviceSaidElsewhereIsNotTold() throws Exception {
        assertThat(measured(
                        read(HOME, "h-level", Metric.WATER_LEVEL, null, 1_000).get(0)))
                .extracting(Measured::value)
                .doesNotContain(9999.0);
    }

    @Test
    void aSubjectHasOneSeriesForEachDeviceAndMetric() throws Exception {
        var question = question(HOME, null, List.of(Metric.WATER_LEVEL, Metric.BATTERY), null, 1_000);
        assertThat(read(question))
                .extracting(series -> series.device() + " " + series.metric().id() + " "
                        + series.points().size())
                .containsExactlyInAnyOrder("h-level water_level 121", "h-level battery 2", "h-other battery 1");
    }

    @Test
    void sumsUpSteps() throws Exception {
        var points = summaries(read(HOME, "h-level", Metric.WATER_LEVEL, Duration.ofHours(1), 1_000)
                .get(0));
        assertThat(points)
                .containsExactly(
                        new Summary(START, 0.5, 30, 59.5, 60),
                        new Summary(START.plus(Duration.ofHours(1)), 60.5, 90, 119.5, 60),
                        new Summary(START.plus(Duration.ofHours(5)), 7, 7, 7, 1));
    }

    @Test
    void stepsBeginAtTheirMultiples() throws Exception {
        var points = summaries(read(HOME, "h-level", Metric.WATER_LEVEL, Duration.ofMinutes(7), 1_000)
                .get(0));
        assertThat(points).allMatch(point -> point.at().getEpochSecond() % 420 == 0);
        assertThat(points.stream().mapToLong(Summary::count).sum()).isEqualTo(121);
    }

    @Test
    void endsBeforeTheEnd() throws Exception {
        var question = new HistoryQuestion(
                HOME, "h-level", List.of(Metric.WATER_LEVEL), START, START.plusSeconds(120), null, 1_000);
        assertThat(measured(read(question).get(0))).extracting(Measured::value).containsExactly(0.5, 1.5);
    }

    @Test
    void answersNoMoreRowsThanAsked() throws Exception {
        assertThat(measured(read(HOME, "h-level", Metric.WATER_LEVEL, null, 5).get(0)))
                .hasSize(5);
    }

    @Test
    void aMetricThatNobodyEverMeasuredHasNoSeries() throws Exception {
        assertThat(read(HOME, null, Metric.FALL, null, 10)).isEmpty();
        assertThat(read(HOME, null, Metric.FALL, Duration.ofHours(1), 10)).isEmpty();
    }

    @Test
    void namesAreDataAndNotPartOfTheQuestion() throws Exception {
        assertThat(read(ODD, null, Metric.MOTION, null, 10)).hasSize(1);
        for (var name : List.of(
                "home:' or 1=1 --",
                "home:' or '1'='1",
                "home:\\' OR \"subject\" =~ /.*/ --",
                "home:h-1'; drop table readings; --",
                "home:\\")) {
            assertThat(read(name, null, Metric.WATER_LEVEL, null, 10)).as(name).isEmpty();
        }
        assertThat(read(HOME, null, Metric.WATER_LEVEL, null, 10)).isNotEmpty();
    }

    private List<Series> read(
            String subject, @Nullable String device, Metric metric, @Nullable Duration step, int limit)
            throws Exception {
        return read(question(subject, device, List.of(metric), step, limit));
    }

    private List<Series> read(HistoryQuestion question) throws Exception {
        return history.read(question).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static HistoryQuestion question(
            String subject, @Nullable String device, List<Metric> metrics, @Nullable Duration step, int limit) {
        var to = START.plus(Duration.ofDays(2));
        return new HistoryQuestion(subject, device, metrics, START, to, step, limit);
    }

    private static List<Measured> measured(Series series) {
        return series.points().stream().map(Measured.class::cast).toList();
    }

    private static List<Summary> summaries(Series series) {
        return series.points().stream().map((Point point) -> (Summary) point).toList();
    }

    private static void line(StringBuilder lines, String subject, String device, String fields, Instant at) {
        var escaped = subject.replace(" ", "\\ ").replace(",", "\\,").replace("=", "\\=");
        lines.append(
                "readings,device=%s,subject=%s %s %d000000%n".formatted(device, escaped, fields, at.toEpochMilli()));
    }

    private void write(String lines) throws Exception {
        var address = config.url() + "/api/v2/write?org=linli&precision=ns&bucket="
                + URLEncoder.encode(config.bucket(), StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("authorization", "Token " + config.token())
                .POST(BodyPublishers.ofString(lines))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
}
