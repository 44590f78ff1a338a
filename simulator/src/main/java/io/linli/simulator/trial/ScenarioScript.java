package io.linli.simulator.trial;

import io.linli.model.Device;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.simulator.Scenario;
import io.linli.simulator.ScenarioPlayer;
import io.linli.simulator.community.Community;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scenario as devices of a running system can say it: what people do in it is left to people, and the days before it
 * are those that the system has seen.
 *
 * @param moments in their order
 */
public record ScenarioScript(List<Moment> moments, Set<String> devices) {
    private static final Logger LOG = LoggerFactory.getLogger(ScenarioScript.class);

    /** What is said some time after the beginning, and how long before that it was measured. */
    public record Moment(Duration after, Duration lag, Observation said) {

        /** The same, said at a time by the device's clock. */
        public Observation at(long now) {
            var observed = now - lag.toMillis();
            if (said instanceof Reading reading) {
                return new Reading(
                        reading.subject(),
                        reading.device(),
                        reading.metric(),
                        reading.value(),
                        observed,
                        observed,
                        Quality.GOOD);
            }
            var signal = (Signal) said;
            return new Signal(
                    signal.subject(),
                    signal.device(),
                    signal.kind(),
                    signal.ref() + "-" + now / 1_000,
                    signal.data(),
                    observed,
                    observed,
                    Quality.GOOD);
        }
    }

    /** Those in a folder that the devices of a community can play, by name; without a folder there is none. */
    public static SortedMap<String, ScenarioScript> playable(Path folder, Community community) {
        if (!Files.isDirectory(folder)) {
            return new TreeMap<>();
        }
        var known = community.devices().stream().map(Device::id).collect(Collectors.toSet());
        try (var files = Files.list(folder)) {
            var playable = new TreeMap<String, ScenarioScript>();
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .forEach(file -> read(file)
                            .filter(script -> known.containsAll(script.devices()))
                            .ifPresent(script ->
                                    playable.put(file.getFileName().toString().replace(".yaml", ""), script)));
            return playable;
        } catch (IOException e) {
            throw new UncheckedIOException("the scenarios in " + folder + " cannot be listed", e);
        }
    }

    private static Optional<ScenarioScript> read(Path file) {
        try {
            return Optional.of(of(Scenario.read(file), 1));
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} is no trial: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    public static ScenarioScript of(Scenario scenario, double speed) {
        var begin = scenario.begin().toEpochMilli();
        var moments = new ArrayList<Moment>();
        var devices = new TreeSet<String>();
        for (var each : new ScenarioPlayer(scenario).story()) {
            var device = each instanceof Reading reading ? reading.device() : ((Signal) each).device();
            if (!device.isEmpty()) {
                var observed = each instanceof Reading reading ? reading.observedAt() : ((Signal) each).observedAt();
                var after = Duration.ofMillis((long) ((each.receivedAt() - begin) / speed));
                moments.add(
                        new Moment(after, Duration.ofMillis((long) ((each.receivedAt() - observed) / speed)), each));
                devices.add(device);
            }
        }
        return new ScenarioScript(List.copyOf(moments), Set.copyOf(devices));
    }
}
