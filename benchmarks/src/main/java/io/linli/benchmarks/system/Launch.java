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
 * @param simulation whether the simulated community lives in it
 */
public record Launch(
        List<String> program,
        Path data,
        int port,
        int mqttPort,
        Optional<Path> seed,
        Map<String, String> environment,
        boolean simulation) {

    /** By the script that people use, from the folder where it lives. */
    public static Launch byScript(Path home, Path data, int port, int mqttPort) {
        var script = home.resolve("linli").toString();
        return new Launch(List.of(script), data, port, mqttPort, Optional.empty(), Map.of(), false);
    }

    public Launch seeded(Path file) {
        return new Launch(program, data, port, mqttPort, Optional.of(file), environment, simulation);
    }

    /** On a folder of its own. */
    public Launch apart(int turn) {
        var folder = data.resolveSibling(data.getFileName() + "-" + turn);
        return new Launch(program, folder, port, mqttPort, seed, environment, simulation);
    }

    /** With more settings in its environment. */
    public Launch with(Map<String, String> settings) {
        return new Launch(program, data, port, mqttPort, seed, settings, simulation);
    }

    public Launch simulated(boolean isSimulated) {
        return new Launch(program, data, port, mqttPort, seed, environment, isSimulated);
    }

    List<String> publish(String device, String json) {
        var command = new ArrayList<>(program);
        command.addAll(List.of("publish", device, json, "--data", data.toString()));
        return command;
    }

    List<String> command() {
        var command = new ArrayList<>(program);
        command.addAll(List.of("demo", "--data", data.toString()));
        command.addAll(List.of("--port", Integer.toString(port), "--mqtt-port", Integer.toString(mqttPort)));
        if (!simulation) {
            command.add("--no-simulation");
        }
        seed.ifPresent(file -> command.addAll(List.of("--seed", file.toString())));
        return command;
    }
}
