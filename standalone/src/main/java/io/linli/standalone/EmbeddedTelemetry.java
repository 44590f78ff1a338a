package io.linli.standalone;

import io.linli.model.Telemetry;
import io.questdb.ServerMain;
import io.questdb.griffin.SqlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of readings: QuestDB in this process, on the loopback address. It takes what an InfluxDB client writes,
 * keeps it for so many days, and is asked in SQL.
 */
public final class EmbeddedTelemetry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedTelemetry.class);
    private static final String LOG_SETTINGS = """
            writers=file
            w.file.class=io.questdb.log.LogRollingFileWriter
            w.file.location=%s/questdb.${date:yyyyMMdd}.log
            w.file.level=ERROR,CRITICAL
            w.file.rollEvery=day
            w.file.rollSize=5m
            w.file.sizeLimit=20m
            """;

    /** So many that they would soon fill more of a small disk than the readings. */
    private static final Duration METRICS_KEPT = Duration.ofDays(14);

    private final Path data;
    private final int port;
    private final Duration kept;
    private @Nullable ServerMain server;

    private EmbeddedTelemetry(Path data, int port, Duration kept) {
        this.data = data.toAbsolutePath();
        this.port = port;
        this.kept = kept;
    }

    /** Not started yet, but others may know already where it will be; port 0 takes a free one. */
    public static EmbeddedTelemetry at(Path data, int port) {
        return new EmbeddedTelemetry(data, FreePort.orWanted(port), Telemetry.KEPT);
    }

    /** Forgets whole days only. */
    EmbeddedTelemetry keeping(Duration time) {
        return new EmbeddedTelemetry(data, port, time);
    }

    /** On what its folder holds. */
    public synchronized EmbeddedTelemetry start() {
        var logs = create(data.resolve("log"));
        write(data.resolve("log.conf"), LOG_SETTINGS.formatted(logs));
        // It reads this name, and no other, for what it logs and where.
        System.setProperty("out", data.resolve("log.conf").toString());
        quietly(() -> {
            var created = ServerMain.create(data.toString(), settings());
            server = created;
            // Before it listens: what is written to no table makes one that forgets nothing.
            makeTables(created);
            created.start();
        });
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Its own name for as long as its folder lives: a new folder has a new one, and is filled anew from the log. */
    public String bucket() {
        var file = create(data).resolve("bucket");
        try {
            if (!Files.exists(file)) {
                write(file, "telemetry-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        var running = server;
        if (running != null) {
            quietly(running::close);
            server = null;
        }
    }

    /** What a community needs, with little memory and few threads; the standards are those of a large machine. */
    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("QDB_HTTP_BIND_TO", "127.0.0.1:" + port),
                Map.entry("QDB_HTTP_NET_CONNECTION_LIMIT", "16"),
                Map.entry("QDB_HTTP_SEND_BUFFER_SIZE", "256k"),
                Map.entry("QDB_HTTP_RECEIVE_BUFFER_SIZE", "256k"),
                Map.entry("QDB_HTTP_MIN_ENABLED", "false"),
                Map.entry("QDB_PG_ENABLED", "false"),
                Map.entry("QDB_LINE_TCP_ENABLED", "false"),
                Map.entry("QDB_TELEMETRY_ENABLED", "false"),
                Map.entry("QDB_METRICS_ENABLED", "false"),
                Map.entry("QDB_SHARED_WORKER_COUNT", "1"),
                Map.entry("QDB_QUERY_TIMEOUT", "10s"),
                // The pools of its SQL compilers would hold 80 MB of heap.
                Map.entry("QDB_CAIRO_EXPRESSION_POOL_CAPACITY", "256"),
                Map.entry("QDB_CAIRO_LEXER_POOL_CAPACITY", "256"),
                Map.entry("QDB_CAIRO_MODEL_POOL_CAPACITY", "16"),
                Map.entry("QDB_CAIRO_COLUMN_POOL_CAPACITY", "128"),
                Map.entry("QDB_CAIRO_WAL_WRITER_DATA_APPEND_PAGE_SIZE", "128k"),
                Map.entry("QDB_CAIRO_WRITER_DATA_APPEND_PAGE_SIZE", "256k"),
                Map.entry("QDB_CAIRO_O3_COLUMN_MEMORY_SIZE", "256k"));
    }

    /** Columns for what is measured come by themselves; the same point written again stays one. */
    private void makeTables(ServerMain running) {
        makeTable(
                running,
                Telemetry.MEASUREMENT,
                List.of(Telemetry.COMMUNITY, Telemetry.KIND, Telemetry.SUBJECT, Telemetry.DEVICE),
                kept,
                Telemetry.DEVICE);
        var numbers = List.of(Telemetry.PART, Telemetry.NAME, Telemetry.LABEL);
        makeTable(running, Telemetry.METRICS, numbers, METRICS_KEPT, String.join(", ", numbers));
    }

    private static void makeTable(ServerMain running, String name, List<String> tags, Duration kept, String key) {
        var symbols = tags.stream().map(tag -> tag + " symbol").collect(Collectors.joining(", "));
        try {
            running.getEngine()
                    .execute("create table if not exists " + name + " (timestamp timestamp, " + symbols
                            + ") timestamp(timestamp) partition by day ttl " + kept.toDays()
                            + " days wal dedup upsert keys(timestamp, " + key + ")");
        } catch (SqlException e) {
            throw new IllegalStateException("QuestDB does not make its table " + name, e);
        }
    }

    /** It greets and takes its leave on the console, which belongs to the person; the log has what it said. */
    private static void quietly(Runnable work) {
        var out = System.out;
        var err = System.err;
        var said = new ByteArrayOutputStream();
        var aside = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(aside);
        System.setErr(aside);
        try {
            work.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
            LOG.info("QuestDB: {}", said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
