package io.linli.standalone;

import io.linli.api.stream.StreamSnapshot;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.Streams;
import io.linli.simulator.Scenario;
import io.linli.simulator.live.Words;
import io.linli.simulator.trial.ScenarioScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

/** A scenario, said by the devices of the running demo as time goes by; what people do in it is left to people. */
@Command(name = "replay", description = "Play a scenario into the running demo, in real time.")
final class ReplayCommand implements Callable<Integer> {
    private static final int QOS = 1;
    private static final double FASTEST = 1_000;

    @Parameters(paramLabel = "PATH", description = "a scenario, such as scenarios/flash-flood.yaml")
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
        var script = script();
        var devices = devices(script);
        var began = System.nanoTime();
        try {
            for (var moment : script.moments()) {
                var left = moment.after().minusNanos(System.nanoTime() - began);
                Thread.sleep(Math.max(0, left.toMillis()));
                say(moment.at(System.currentTimeMillis()), devices);
                told(moment.after(), moment.said());
            }
        } finally {
            lines.values().forEach(ReplayCommand::leave);
        }
        return 0;
    }

    private ScenarioScript script() {
        try {
            return ScenarioScript.of(Scenario.read(path), speed);
        } catch (IOException e) {
            throw new Refusal(path + " cannot be read", "name a file such as scenarios/flash-flood.yaml");
        } catch (IllegalArgumentException e) {
            throw new Refusal(path + " cannot be played: " + e.getMessage(), "choose another of scenarios/");
        }
    }

    private Map<String, Device> devices(ScenarioScript script) {
        var known = StreamSnapshot.read(shell.address("kafka"), Streams.DEVICES);
        var unknown = script.devices().stream()
                .filter(id -> !known.containsKey(id))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refusal(
                    path + " names devices that the demo does not have: " + String.join(", ", unknown),
                    "register them first, or choose another of scenarios/");
        }
        var devices = new HashMap<String, Device>();
        known.forEach((id, device) -> devices.put(id, Json.read(device, Device.class)));
        return devices;
    }

    private void say(Observation observation, Map<String, Device> devices) {
        if (observation instanceof Reading reading) {
            var author = author(reading.device(), devices);
            publish(author, "telemetry", Words.telemetry(author.id(), List.of(reading)));
        } else if (observation instanceof Signal signal) {
            publish(author(signal.device(), devices), "event", Words.event(signal));
        }
    }

    private static Device author(String id, Map<String, Device> devices) {
        var device = devices.get(id);
        var parent = device == null || device.parent() == null ? null : devices.get(device.parent());
        return Objects.requireNonNull(parent == null ? device : parent);
    }

    private void publish(Device author, String channel, byte[] payload) {
        try {
            var line = lines.get(author.id());
            if (line == null) {
                line = shell.connect(author.id(), author.credentialVersion(), "replay");
                lines.put(author.id(), line);
            }
            line.publish("linli/v1/" + author.id() + "/" + channel, payload, QOS, false);
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
