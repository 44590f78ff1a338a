package io.linli.simulator;

import io.linli.model.DeviceCredential;
import io.linli.model.Settings;
import io.linli.simulator.live.LivePlayer;
import io.linli.simulator.worker.Workers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the running system is, as devices and people reach it.
 *
 * @param password of everybody who works there
 * @param scenarios the folder of those that can be thrown in
 */
public record SimulatorConfig(LivePlayer.Way way, URI api, String password, Workers.Pace pace, Path scenarios) {

    public SimulatorConfig {
        if (!Files.isDirectory(scenarios)) {
            throw new IllegalArgumentException("LINLI_SCENARIO_FOLDER=" + scenarios + " is no folder");
        }
    }

    public static SimulatorConfig of(Settings settings) {
        return new SimulatorConfig(
                new LivePlayer.Way(
                        settings.uri("LINLI_MQTT_URL", "tcp", "ssl").toString(),
                        settings.addresses("LINLI_KAFKA_BOOTSTRAP"),
                        new DeviceCredential(settings.secret("LINLI_DEVICE_KEY", 16))),
                settings.uri("LINLI_API_URL", "http", "https"),
                settings.secret("LINLI_DEMO_PASSWORD", 8),
                pace(settings),
                Path.of(settings.text("LINLI_SCENARIO_FOLDER", "scenarios")));
    }

    /** How long the simulated workers wait before each step. */
    public static Workers.Pace pace(Settings settings) {
        var step = settings.duration(
                "LINLI_WORKER_PACE", Workers.Pace.USUAL.step(), Duration.ofMillis(100), Duration.ofHours(1));
        return new Workers.Pace(step, Workers.Pace.USUAL.person());
    }

    @Override
    public String toString() {
        return way.mqtt() + ", " + api;
    }
}
