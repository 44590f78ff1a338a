package io.linli.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.write.Point;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of each answer that a store may give, with the other side played. */
class TelemetryStoreIT {
    private final Set<String> stored = new TreeSet<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private TelemetryStore store;
    private int status = 204;
    private Set<String> poison = Set.of();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/write", this::take);
        server.start();
        store = new TelemetryStore(new TelemetryConfig(
                "none",
                "test",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "a-token",
                "linli",
                "telemetry",
                1_000_000,
                TelemetryConfig.Neighbours.NONE));
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    @Test
    void writesOneRequestAsInfluxDbWantsIt() {
        assertThat(store.write(toWrite(3))).isEqualTo(Answer.STORED);
        assertThat(stored).hasSize(3);
        assertThat(requests).containsExactly("org=linli&bucket=telemetry&precision=ns Token a-token null");
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD, said by the store",
        "413, BAD, said by the store",
        "422, STORED_IN_PART, said by the store",
        "401, REFUSED, LINLI_INFLUX_TOKEN",
        "403, REFUSED, may not write there",
        "404, REFUSED, LINLI_INFLUX_BUCKET",
        "429, DOWN, HTTP 429",
        "500, DOWN, HTTP 500",
        "503, DOWN, said by the store"
    })
    void eachAnswerIsSomethingToDo(int answered, Answer.Kind kind, String said) {
        status = answered;
        var answer = store.write(toWrite(1));
        assertThat(answer.kind()).isEqualTo(kind);
        assertThat(answer.said()).contains(said);
    }

    @Test
    void noAnswerAtAllIsAStoreThatIsDown() {
        server.stop(0);
        var answer = store.write(toWrite(1));
        assertThat(answer.kind()).isEqualTo(Answer.Kind.DOWN);
        assertThat(answer.said()).contains("is it running");
    }

    @Test
    void badPointsAreFoundAndTheRestIsStored() {
        poison = Set.of("d0", "d617", "d999");
        var isolation = new Isolation(store);
        assertThat(isolation.write(points(1_000)).isStored()).isTrue();
        assertThat(stored).hasSize(997).doesNotContainAnyElementsOf(poison);
        assertThat(isolation.refused()).extracting(Isolation.Refused::device).containsExactly("d0", "d617", "d999");
        assertThat(isolation.refused().get(0).line()).startsWith("readings,device=d0,");
        assertThat(requests).hasSizeLessThan(3 * 2 * 11);
    }

    @Test
    void aStoreThatGoesAwayMeanwhileHasRefusedNothing() {
        poison = Set.of("d3");
        var isolation = new Isolation(store);
        status = 503;
        assertThat(isolation.write(points(8)).kind()).isEqualTo(Answer.Kind.DOWN);
        assertThat(isolation.refused()).isEmpty();
    }

    @Test
    void whatAStoreLeavesOutByItselfIsCounted() {
        status = 422;
        var isolation = new Isolation(store);
        assertThat(isolation.write(points(8)).isStored()).isTrue();
        assertThat(isolation.refused()).extracting(Isolation.Refused::points).containsExactly(7);
        assertThat(requests).hasSize(1);
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        requests.add(exchange.getRequestURI().getQuery() + " " + headers.getFirst("authorization") + " "
                + headers.getFirst("content-encoding"));
        var devices = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst(".*device=(\\w+),.*", "$1"))
                .toList();
        var answered = devices.stream().anyMatch(poison::contains) && status == 204 ? 400 : status;
        if (answered == 204) {
            stored.addAll(devices);
            exchange.sendResponseHeaders(204, -1);
        } else {
            var body = "{\"code\": \"invalid\", \"message\": \"said by the store: partial write, dropped=7\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answered, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static List<Point> toWrite(int count) {
        return points(count).stream().map(ReadingPoint::toPoint).toList();
    }

    private static List<ReadingPoint> points(int count) {
        return IntStream.range(0, count).mapToObj(TelemetryStoreIT::point).toList();
    }

    private static ReadingPoint point(int number) {
        var reading = new Reading("home:1", "d" + number, Metric.MOTION, 1, 5_000, 5_000, Quality.GOOD);
        var point = new ReadingPoint(reading, new DeviceTags().of("d" + number), number);
        point.take(reading);
        return point;
    }
}
