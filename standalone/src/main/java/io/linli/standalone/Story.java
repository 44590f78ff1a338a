package io.linli.standalone;

import io.linli.api.stream.StreamSnapshot;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Streams;
import io.linli.simulator.Scenario;
import io.linli.simulator.ScenarioPlayer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A scenario in the running demo: its devices are those of the demo where there are such, the others are registered. */
final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** The broker and ingest each follow the registry for themselves, some tenths of a second behind it. */
    private static final Duration FOLLOWS = Duration.ofSeconds(2);

    private final Scenario scenario;
    private final Shell shell;

    Story(Scenario scenario, Shell shell) {
        this.scenario = scenario;
        this.shell = shell;
    }

    /** All that the registry tells of, by id; those that were retired too. */
    static Map<String, Device> known(Shell shell) {
        var known = new HashMap<String, Device>();
        StreamSnapshot.read(shell.address("kafka"), Streams.DEVICES)
                .forEach((id, record) -> known.put(id, Json.read(record, Device.class)));
        return known;
    }

    static List<Device> missing(Scenario scenario, Map<String, Device> known) {
        return new ScenarioPlayer(scenario)
                .devices().stream()
                        .filter(device -> !isActive(device.id(), known))
                        .toList();
    }

    private static boolean isActive(String id, Map<String, Device> known) {
        var device = known.get(id);
        return device != null && device.active();
    }

    /** All of the demo, once those of the story are among them. */
    Map<String, Device> devices() throws InterruptedException {
        var known = known(shell);
        var missing = missing(scenario, known);
        if (scenario.history() != null) {
            say("The " + scenario.history().days()
                    + " days before the story are left out: what is usual is what the demo"
                    + " has seen, and a home that it does not know yet is judged as one that is being learned.");
        }
        if (missing.isEmpty()) {
            return known;
        }
        register(missing, known);
        say("Registered for this story, until you take them out on /devices: "
                + missing.stream()
                        .map(device -> device.id() + " (" + device.place().label() + ")")
                        .collect(Collectors.joining(", ")));
        return onceRegistered();
    }

    private void register(List<Device> missing, Map<String, Device> known) throws InterruptedException {
        try {
            Cast.register(missing, device -> known.containsKey(device.id()), DemoAdmin.loggedIn(shell.address("http")));
        } catch (IOException e) {
            var ids = missing.stream().map(Device::id).sorted().collect(Collectors.joining(", "));
            throw new Refusal(
                    "the story's devices are not there and cannot be registered (" + e.getMessage() + "): " + ids,
                    "register them first, or choose another file");
        }
    }

    private Map<String, Device> onceRegistered() throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var known = known(shell);
        while (!missing(scenario, known).isEmpty()) {
            if (System.nanoTime() > until) {
                throw new Refusal("the demo does not say that it has registered the story's devices", "is it running?");
            }
            Thread.sleep(PAUSE.toMillis());
            known = known(shell);
        }
        Thread.sleep(FOLLOWS.toMillis());
        return known;
    }

    private void say(String line) {
        shell.out().println(line);
        shell.out().flush();
    }
}
