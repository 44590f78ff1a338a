package io.linli.standalone;

import io.linli.model.Device;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.simulator.Scenario;
import io.linli.simulator.live.Payloads;
import io.linli.simulator.trial.ScenarioScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A scenario or a capture, said by devices of the running demo as time goes by; what people do is left to people. */
@Command(name = "replay", description = "Play a scenario or a capture into the running demo, in real time.")
final class ReplayCommand implements Callable<Integer> {
    private static final int QOS = 1;
    private static final double FASTEST = 1_000;

    @Parameters(
            paramLabel = "PATH",
            description =
                    "a scenario, such as scenarios/flash-flood.yaml, or what mosquitto_sub -F %%j wrote, as .jsonl")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path path;

    @Option(names = "--speed", description = "so many times as fast (default: ${DEFAULT-VALUE})")
    private double speed = 1;

    @Mixin
    private Shell shell = new Shell();

    private final Map<String, MqttClient> lines = new HashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new Refusal("--speed " + speed + " is senseless", "choose more than 0 and at most " + FASTEST);
        }
        try {
            if (CapturePlayer.isCapture(path)) {
                playCapture();
            } else {
                playScenario();
            }
        } finally {
            lines.values().forEach(ReplayCommand::leave);
        }
        return 0;
    }

    private void playScenario() throws InterruptedException {
        var scenario = scenario();
        var devices = new Story(scenario, shell).devices();
        var began = System.nanoTime();
        for (var moment : ScenarioScript.of(scenario, speed).moments()) {
            var left = moment.after().minusNanos(System.nanoTime() - began);
            Thread.sleep(Math.max(0, left.toMillis()));
            say(moment.at(System.currentTimeMillis()), devices);
            told(moment.after(), moment.said());
        }
    }

    private void playCapture() throws InterruptedException {
        var out = shell.out();
        try {
            var capture = CapturePlayer.open(path, speed, row -> out.println(row + ": left out"));
            var devices = devices(capture.authors());
            capture.play(
                    (author, topic, payload, retained) ->
                            publish(Objects.requireNonNull(devices.get(author)), topic, payload, retained),
                    line -> {
                        out.println(line);
                        out.flush();
                    });
        } catch (IOException e) {
            throw new Refusal(path + " cannot be read", "name a file as mosquitto_sub -F %j writes it");
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    path + " cannot be played: " + e.getMessage(), "name a file as mosquitto_sub -F %j writes it");
        }
    }

    private Scenario scenario() {
        try {
            return Scenario.read(path);
        } catch (IOException e) {
            throw new Refusal(path + " cannot be read", "name a file such as scenarios/flash-flood.yaml");
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), "mend it, or choose another of scenarios/");
        }
    }

    private Map<String, Device> devices(Collection<String> ids) {
        var devices = Story.known(shell);
        var unknown =
                ids.stream().filter(id -> !devices.containsKey(id)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new Refusal(
                    path + " names devices that the demo does not have: " + String.join(", ", unknown),
                    "register them first, or choose another file");
        }
        return devices;
    }

    private void say(Observation observation, Map<String, Device> devices) {
        if (observation instanceof Reading reading) {
            var author = author(reading.device(), devices);
            publish(author, topic(author, "telemetry"), Payloads.telemetry(author.id(), List.of(reading)), false);
        } else if (observation instanceof Signal signal) {
            var author = author(signal.device(), devices);
            switch (signal.kind()) {
                case ONLINE -> publish(author, topic(author, "lwt"), Payloads.presence(true), false);
                case OFFLINE -> publish(author, topic(author, "lwt"), Payloads.presence(false), false);
                default -> publish(author, topic(author, "event"), Payloads.event(author.id(), signal), false);
            }
        }
    }

    private static Device author(String id, Map<String, Device> devices) {
        var device = devices.get(id);
        var parent = device == null || device.parent() == null ? null : devices.get(device.parent());
        return Objects.requireNonNull(parent == null ? device : parent);
    }

    private static String topic(Device author, String channel) {
        return "linli/v1/" + author.id() + "/" + channel;
    }

    private void publish(Device author, String topic, byte[] payload, boolean retained) {
        try {
            var line = lines.get(author.id());
            if (line == null) {
                line = shell.connect(author.id(), author.credentialVersion(), "replay");
                lines.put(author.id(), line);
            }
            line.publish(topic, payload, QOS, retained);
        } catch (MqttException e) {
            throw new Refusal(
                    "the broker did not take a word of " + author.id() + " (" + e.getMessage() + ")",
                    "is the demo running?");
        }
    }

    private void told(Duration after, Observation said) {
        var what = said instanceof Reading reading
                ? reading.device() + " " + reading.metric().id() + " " + reading.value()
                : ((Signal) said).device() + " " + ((Signal) said).kind().id();
        var out = shell.out();
        out.printf("%3d:%02d  %s%n", after.toMinutes(), after.toSecondsPart(), what);
        out.flush();
    }

    private static void leave(MqttClient line) {
        try {
            line.disconnect();
            line.close();
        } catch (MqttException e) {
            // It has said all that it had to say.
        }
    }
}
