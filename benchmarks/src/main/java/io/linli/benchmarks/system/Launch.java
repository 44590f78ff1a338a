package io.linli.benchmarks.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a demo is started for a benchmark: as a person would start it, on a folder and ports of its own.
 *
 * @param program what comes before the word demo
 * @param environment besides that of this process
 */
public record Launch(
        List<String> program, Path data, int port, int mqttPort, Optional<Path> seed, Map<String, String> environment) {

    /** By the script that people use, from the folder where it lives. */
    public static Launch byScript(Path home, Path data, int port, int mqttPort) {
        var script = home.resolve("linli").toString();
        return new Launch(List.of(script), data, port, mqttPort, Optional.empty(), Map.of());
    }

    public Launch seeded(Path file) {
        return new Launch(program, data, port, mqttPort, Optional.of(file), environment);
    }

    List<String> publish(String device, String json) {
        var command = new ArrayList<>(program);
        command.addAll(List.of("publish", device, json, "--data", data.toString()));
        return command;
    }

    List<String> command() {
        var command = new ArrayList<>(program);
        command.addAll(List.of("demo", "--no-simulation", "--data", data.toString()));
        command.addAll(List.of("--port", Integer.toString(port), "--mqtt-port", Integer.toString(mqttPort)));
        seed.ifPresent(file -> command.addAll(List.of("--seed", file.toString())));
        return command;
    }
}
