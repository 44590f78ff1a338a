package io.linli.benchmarks;

import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.jobs.backtest.Backtests;
import io.linli.model.Backtest;
import io.linli.model.Backtest.Phase;
import io.linli.model.DefaultRules;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Streams;
import io.linli.simulator.Simulator;
import io.linli.simulator.community.Community;
import io.linli.simulator.community.Community.Resident;
import io.linli.simulator.community.CommunityLife;
import io.linli.simulator.history.LogWriter;
import io.linli.standalone.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A rule tried on the readings of watched homes that Kafka has kept, as the api asks for it: through the stream of
 * backtests and back.
 */
record KeptReadings(Path folder, int homes) {
    private static final int PARTITIONS = 2;
    private static final Duration SLICE = Duration.ofHours(6);
    private static final double FAST = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    /** How much of the past is written, and how often a beacon stands in it. */
    private record Log(String name, Duration span, Duration beacons) {}

    /** What came of one run. */
    private record Run(Backtest.Result result, Duration took, Duration span, int episodes) {
        double timesAsFast() {
            return (double) span.toMillis() / Math.max(1, took.toMillis());
        }

        String said() {
            return String.format(
                    Locale.ROOT,
                    "%.1f s for %,d observations, %,.0f times as fast as it was",
                    took.toMillis() / 1000.0,
                    result.observations(),
                    timesAsFast());
        }
    }

    Report run(Consumer<String> progress) throws Exception {
        var sparse = run(new Log("sparse", CommunityLife.WATCHED_FOR, Duration.ofSeconds(10)), progress);
        var dense = run(new Log("dense", Duration.ofDays(2), Duration.ofMillis(100)), progress);
        return new Report(
                "backtest",
                "A rule tried on kept readings",
                List.of(
                        homes + " watched homes of a simulated community in " + PARTITIONS
                                + " partitions of Kafka in this"
                                + " process; inactivity with another margin, beside the rule in force",
                        "from the request in the stream of backtests to the last word in it, Kafka's reads included"),
                List.of(
                        judged("60 days, a beacon every 10 s", sparse),
                        judged("2 days, a beacon every 100 ms as ingest writes them", dense),
                        Figure.plain("episodes of 30 days, under either rule", Integer.toString(sparse.episodes()))));
    }

    private static Figure judged(String name, Run run) {
        return Figure.judged(name, run.said(), "at least 1,000 times", run.timesAsFast() >= FAST);
    }

    private Run run(Log log, Consumer<String> progress) throws Exception {
        try (var kafka = EmbeddedKafka.start(folder.resolve(log.name()), 0)) {
            kafka.createStreams(stream -> stream == Streams.OBSERVATIONS ? PARTITIONS : 1);
            var told = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            progress.accept("writing " + log.span().toDays() + " days of " + homes + " homes");
            write(kafka.bootstrap(), log, told);
            progress.accept("trying a rule on them");
            try (var backtests = new Backtests(kafka.bootstrap(), Clock.systemUTC())) {
                backtests.start();
                return ask(kafka.bootstrap(), log, told);
            }
        }
    }

    private void write(String bootstrap, Log log, Instant told) {
        var life = new CommunityLife(community(), Simulator.SEED, told, told);
        var from = told.minus(log.span());
        try (var writer = new LogWriter(bootstrap, "ingest-1")) {
            life.records().stream()
                    .filter(record -> record.subject().startsWith("home:"))
                    .forEach(writer::write);
            var beacon = from;
            for (var begin = from; begin.isBefore(told); begin = begin.plus(SLICE)) {
                var slice = new ArrayList<Observation>(life.observations(begin, begin.plus(SLICE)));
                slice.sort(Comparator.comparingLong(Observation::receivedAt));
                for (var observation : slice) {
                    beacon = beacons(writer, beacon, Instant.ofEpochMilli(observation.receivedAt()), log);
                    writer.write(observation);
                }
            }
            beacons(writer, beacon, told, log);
            writer.flush();
        }
    }

    private static Instant beacons(LogWriter writer, Instant from, Instant to, Log log) {
        var beacon = from;
        for (; !beacon.isAfter(to); beacon = beacon.plus(log.beacons())) {
            writer.beacon(beacon.toEpochMilli());
        }
        return beacon;
    }

    /** As many homes as wanted, in each of which somebody is watched over. */
    private Community community() {
        var known = Community.liuyin();
        var more = IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> (1 + n % 12) + "-" + (1 + n / 12 % 3) + "-" + (1 + n / 36) + "09");
        var ids = Stream.concat(known.homes().stream(), more).limit(homes).toList();
        var residents = ids.stream()
                .map(home -> new Resident("r-" + home, home, "someone", 1940, "", ""))
                .toList();
        return new Community(known.zone(), known.places(), ids, residents, known.staff());
    }

    private Run ask(String bootstrap, Log log, Instant told) throws Exception {
        var inForce = DefaultRules.of(RuleKind.INACTIVITY);
        var tried = Rule.parseYaml("{id: inactivity, kind: inactivity, applies: {subject: home, tags: [watched]},"
                + " parameters: {begun_margin: 90m}}");
        var from = told.minus(Duration.ofDays(30));
        var request = new Backtest.Request(List.of(tried), List.of(inForce), "", from, told);
        var asked = Backtest.requested("measured", request, Instant.now());
        var begun = System.nanoTime();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Streams.BACKTESTS.topic(), asked.rule(), Json.write(asked)))
                    .get();
        }
        return await(settings, log, begun);
    }

    private static Run await(Map<String, Object> settings, Log log, long begun) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Streams.BACKTESTS.topic(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var episodes = 0;
            while (System.nanoTime() - begun < PATIENCE.toNanos()) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var word = Json.read(record.value(), Backtest.class);
                    episodes += word.found().size();
                    var result = word.result();
                    if (result != null) {
                        return new Run(result, Duration.ofNanos(System.nanoTime() - begun), log.span(), episodes);
                    }
                    if (word.phase() == Phase.BROKEN_OFF) {
                        throw new IllegalStateException("broken off: " + word.problem());
                    }
                }
            }
        }
        throw new IllegalStateException("no answer within " + PATIENCE.toMinutes() + " min");
    }
}
