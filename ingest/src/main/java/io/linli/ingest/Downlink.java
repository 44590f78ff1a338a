package io.linli.ingest;

import io.linli.ingest.admission.Registry;
import io.linli.model.Command;
import io.linli.model.Json;
import io.linli.model.Quality;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Streams;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the api's commands to the devices while they are of use, and writes into the log when one is not answered.
 * After a crash, commands that were not answered yet are sent again: a device knows them by their id. One that was
 * answered just before the crash may then be said to be not: whoever waits for an answer takes the first.
 */
final class Downlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Downlink.class);
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final MqttInbox inbox;
    private final ObservationLog log;
    private final Registry registry;
    private final Clock clock;
    private final PendingCommands pending = new PendingCommands();
    private final Thread thread;
    private Map<TopicPartition, OffsetAndMetadata> remembered = Map.of();
    private volatile boolean closed;

    Downlink(IngestConfig config, MqttInbox inbox, ObservationLog log, Registry registry, Clock clock) {
        this.consumer = new KafkaConsumer<>(KafkaClients.resumer(config, "commands"));
        this.inbox = inbox;
        this.log = log;
        this.registry = registry;
        this.clock = clock;
        this.thread = new Thread(this::run, config.id() + "-downlink");
    }

    void start() {
        consumer.assign(KafkaStreams.partitions(consumer, Streams.COMMANDS));
        thread.start();
    }

    void answered(String command) {
        pending.answered(command);
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        if (!thread.isAlive()) {
            consumer.close(KafkaClients.AT_ONCE);
            return;
        }
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                consumer.poll(BEAT).forEach(this::take);
                pending.overdue(clock.instant()).forEach(command -> tell(command, "timeout"));
                pending.untried().forEach(this::send);
                remember();
            }
        } catch (WakeupException e) {
            LOG.debug("No longer following the commands");
        } catch (RuntimeException e) {
            log.fail(e);
        } finally {
            consumer.close(KafkaClients.AT_ONCE);
        }
    }

    /** Without waiting: what is not remembered is sent again. */
    private void remember() {
        var done = pending.done();
        if (!done.equals(remembered)) {
            consumer.commitAsync(done, null);
            remembered = done;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> entry) {
        try {
            var command = Json.read(entry.value(), Command.class);
            var last = clock.instant().plus(LONGEST);
            pending.add(command, last.isBefore(command.expiresAt()) ? last : command.expiresAt(), entry);
        } catch (IllegalArgumentException e) {
            LOG.error("The command at {} of partition {} cannot be read", entry.offset(), entry.partition(), e);
            pending.skip(entry);
        }
    }

    /** What cannot be sent now is tried again at the next beat, until it is overdue. */
    private void send(Command command) {
        if (registry.find(command.device()) == null) {
            pending.answered(command.id());
            tell(command, "unknown device");
            return;
        }
        var left = Duration.between(clock.instant(), command.expiresAt());
        var expiry = left.compareTo(LONGEST) > 0 ? LONGEST : left;
        if (expiry.toSeconds() < 1) {
            return;
        }
        try {
            inbox.publish("linli/v1/" + command.device() + "/cmd", Json.write(command), expiry);
            pending.sent(command.id());
        } catch (MqttException e) {
            LOG.debug("Command {} waits: {}", command.id(), e.toString());
        }
    }

    private void tell(Command command, String reason) {
        log.write(() -> {
            var known = registry.find(command.device());
            var subject =
                    known == null ? new Subject(SubjectKind.DEVICE, command.device()).toString() : known.subject();
            var now = log.stamp();
            var data = Map.of("reason", reason, "type", command.type(), "device", command.device());
            log.observation(
                    new Signal(
                            subject,
                            // We say so, not the device: its silence is no sign of life.
                            "",
                            SignalKind.COMMAND_ANSWERED,
                            command.id(),
                            data,
                            now,
                            now,
                            Quality.GOOD),
                    null);
        });
    }
}
