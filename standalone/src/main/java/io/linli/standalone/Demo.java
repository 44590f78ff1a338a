package io.linli.standalone;

import static io.linli.standalone.RunningParts.Turn.HOLDS;
import static io.linli.standalone.RunningParts.Turn.KEEPS;
import static io.linli.standalone.RunningParts.Turn.SPEAKS;
import static io.linli.standalone.RunningParts.Turn.WORKS;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import io.linli.api.Api;
import io.linli.api.ApiConfig;
import io.linli.ingest.Ingest;
import io.linli.ingest.IngestConfig;
import io.linli.jobs.RiskJob;
import io.linli.jobs.backtest.Backtests;
import io.linli.model.DeviceCredential;
import io.linli.model.RuleKind;
import io.linli.model.Settings;
import io.linli.model.Streams;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole system in this process, each part reached by its own protocol as on real servers. */
final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String JOB = "risks";
    private static final int SLOTS = 1;
    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Beacons cost about 65 MB a day and partition; two show that order holds by key, not by accident. */
    private static final int PARTITIONS = 2;

    private final RunningParts parts = new RunningParts();
    private final DemoOptions options;
    private final DemoFolder folder;
    private final DemoSettings settings;
    private final Settings person;
    private final StartBoard board;
    private final Neighbours neighbours = new Neighbours();
    private final EmbeddedTelemetry telemetry;
    private final Properties addresses = new Properties();
    private Optional<String> setupCode = Optional.empty();

    Demo(DemoOptions options, DemoFolder folder, Settings person, StartBoard board) {
        this.options = options;
        this.folder = folder;
        this.settings = new DemoSettings(options, folder, person);
        this.person = person;
        this.board = board;
        this.telemetry = EmbeddedTelemetry.at(folder.part("telemetry"), 0);
        parts.opened(HOLDS, folder);
    }

    /** Returns when a reading would become an alert, and an alert an incident. */
    Demo start() {
        try {
            settings.check();
            startParts();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startParts() {
        if (options.simulation()) {
            DemoCommunity.claim(folder);
        }
        var kafkaStart = supplyAsync(() -> opened(KEEPS, board.part("log", "Apache Kafka", this::kafka)));
        var postgresStart = supplyAsync(() -> opened(
                KEEPS, board.part("records", "PostgreSQL", () -> EmbeddedPostgres.start(folder.part("postgres"), 0))));
        var flinkStart = supplyAsync(() -> opened(WORKS, board.part("detection", "Apache Flink", this::flink)));
        var kafka = kafkaStart.join();
        // All that was before stands in the log before anybody writes what is now.
        var pastStart = options.simulation() ? supplyAsync(() -> past(kafka)) : null;
        var brokerStart =
                supplyAsync(() -> opened(KEEPS, board.part("broker", "Apache Artemis, MQTT", () -> broker(kafka))));
        var postgres = postgresStart.join();
        var community = pastStart == null ? null : pastStart.join();
        opened(WORKS, board.part("api", "incidents, people, HTTP", () -> api(postgres, kafka)));
        var flink = flinkStart.join();
        opened(WORKS, board.part("backtests", "rules tried on what was kept", () -> backtests(kafka)));
        // Nobody waits for history: its store comes up where the others leave the machine some room.
        var telemetryStart = runAsync(this::telemetry);
        var kinds = RuleKind.values().length + " kinds of risk";
        var jobStart = supplyAsync(() -> board.part("rules", kinds, () -> job(flink, kafka)));
        var broker = brokerStart.join();
        opened(WORKS, board.part("ingest", "from MQTT to the log", () -> ingest(broker, kafka, flink)));
        jobStart.join();
        if (community != null) {
            board.part(
                    "norms", "what is usual in each home", () -> community.awaitLearned(kafka.bootstrap(), PATIENCE));
        }
        telemetryStart.join();
        board.part("devices", "let in at port " + broker.port(), broker::open);
        if (community != null) {
            speak(community, broker, kafka);
        }
        announce(broker, postgres, kafka, flink);
    }

    private void speak(DemoCommunity community, EmbeddedBroker broker, EmbeddedKafka kafka) {
        var around = Simulation.Around.of(options, broker.port(), kafka.bootstrap(), folder);
        opened(
                SPEAKS,
                board.part("community", "devices, people, workers", () -> Simulation.start(community, around, person)));
    }

    private void announce(EmbeddedBroker broker, EmbeddedPostgres postgres, EmbeddedKafka kafka, EmbeddedFlink flink) {
        addresses.setProperty("http", "http://" + options.reach() + ":" + options.port());
        addresses.setProperty("mqtt", "tcp://" + options.reach() + ":" + broker.port());
        addresses.setProperty("kafka", kafka.bootstrap());
        addresses.setProperty("postgres", postgres.jdbcUrl());
        addresses.setProperty("flink", flink.webUrl());
        addresses.setProperty("telemetry", telemetry.url());
        folder.announce(addresses);
    }

    Properties addresses() {
        return addresses;
    }

    DemoOptions options() {
        return options;
    }

    /** By which the first administrator is made, where nobody can log in yet. */
    Optional<String> setupCode() {
        return setupCode;
    }

    DemoFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        parts.close();
    }

    private <T extends AutoCloseable> T opened(RunningParts.Turn turn, T part) {
        return parts.opened(turn, part);
    }

    private EmbeddedKafka kafka() {
        var kafka = EmbeddedKafka.start(folder.part("kafka"), 0);
        kafka.createStreams(stream -> stream == Streams.OBSERVATIONS ? PARTITIONS : 1);
        return kafka;
    }

    private EmbeddedFlink flink() {
        return EmbeddedFlink.start(folder.part("flink"), 0, SLOTS, CHECKPOINTS);
    }

    private EmbeddedBroker broker(EmbeddedKafka kafka) {
        var key = new DeviceCredential(folder.secret(DemoFolder.DEVICE_KEY));
        var directory = new AtomicReference<EmbeddedBroker>();
        var credentials = opened(WORKS, Credentials.follow(key, kafka.bootstrap(), device -> {
            var broker = directory.get();
            if (broker != null) {
                broker.disconnect(device);
            }
        }));
        var access = new OwnTopics(DemoSettings.INGEST, folder.secret("ingest"), credentials);
        var broker = EmbeddedBroker.start(folder.part("broker"), options.bind(), options.mqttPort(), access);
        directory.set(broker);
        return broker;
    }

    private Api api(EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        var api = new Api(ApiConfig.of(settings.with(telemetry, settings.api(postgres, kafka))), neighbours.checks())
                .start();
        api.seed(DemoSeed.of(options), DemoSeed.PASSWORD);
        setupCode = api.offerSetup();
        return api;
    }

    private DemoCommunity past(EmbeddedKafka kafka) {
        var beginning = DemoCommunity.Beginning.of(person, kafka.bootstrap());
        var what = "simulated: 12 buildings, 60 homes";
        return board.part("past", what, () -> DemoCommunity.open(folder, beginning, Clock.systemUTC()));
    }

    private EmbeddedFlink job(EmbeddedFlink flink, EmbeddedKafka kafka) {
        var job = StreamExecutionEnvironment.getExecutionEnvironment();
        job.setParallelism(SLOTS);
        // What is usual is learned for a rule, so the rules are known before the past is read.
        LogWait.rules(kafka.bootstrap(), RuleKind.values().length, PATIENCE);
        RiskJob.define(job, RiskJob.Ends.ofKafka(kafka.bootstrap()));
        flink.submit(JOB, job);
        flink.awaitWork(JOB, PATIENCE);
        neighbours.detection(() -> flink.health(JOB));
        return flink;
    }

    private static Backtests backtests(EmbeddedKafka kafka) {
        return new Backtests(kafka.bootstrap(), Clock.systemUTC()).start();
    }

    private AutoCloseable ingest(EmbeddedBroker broker, EmbeddedKafka kafka, EmbeddedFlink flink) {
        var ingest = new Ingest(
                IngestConfig.of(settings.with(telemetry, settings.ingest(broker, kafka, flink))), Clock.systemUTC());
        await(ingest.start(), PATIENCE);
        neighbours.ingest(ingest::health);
        neighbours.telemetry(ingest::telemetry);
        return () -> await(ingest.stop(), Duration.ofSeconds(5));
    }

    /** A history that does not start holds up nobody: what was measured waits in the log. */
    private void telemetry() {
        if (settings.hasOwnHistory()) {
            return;
        }
        try {
            opened(KEEPS, board.part("telemetry", "QuestDB, the history of readings", telemetry::start));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            var cure = "stop the demo, remove " + folder.part("telemetry") + " and start again: it is written anew";
            LOG.error("The store of history does not start", e);
            board.say("  %-11s %s", "telemetry", "does not start, the rest goes on; " + cure);
            neighbours.telemetryMissing("its store does not start (" + e.getMessage() + "); " + cure);
        }
    }

    private static void await(Future<?> future, Duration patience) {
        try {
            future.await(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("not done after " + patience.toSeconds() + " s", e);
        }
    }
}
