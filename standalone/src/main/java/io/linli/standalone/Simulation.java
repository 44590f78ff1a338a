package io.linli.standalone;

import io.linli.model.DeviceCredential;
import io.linli.model.Settings;
import io.linli.simulator.Simulator;
import io.linli.simulator.SimulatorConfig;
import io.linli.simulator.live.LivePlayer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** The community that lives in a demo. */
final class Simulation {
    private Simulation() {}

    /** Where the running parts are, as devices and people reach them. */
    record Around(LivePlayer.Way way, URI api) {
        static Around of(DemoOptions options, int mqttPort, String kafka, DemoFolder folder) {
            var host = options.reach();
            var way = new LivePlayer.Way(
                    "tcp://" + host + ":" + mqttPort,
                    kafka,
                    new DeviceCredential(folder.secret(DemoFolder.DEVICE_KEY)));
            return new Around(way, URI.create("http://" + host + ":" + options.port()));
        }
    }

    /** Returns at once; devices connect and workers log in as soon as they can. */
    static Simulator start(DemoCommunity community, Around around, Settings person) {
        var config = new SimulatorConfig(
                around.way(), around.api(), DemoSeed.PASSWORD, SimulatorConfig.pace(person), scenarios());
        var heardUntil = community.heardUntil(Clock.systemUTC());
        return Simulator.start(community.life(), config, heardUntil, community::keep);
    }

    static Path scenarios() {
        return Path.of(System.getProperty("linli.home", ".")).resolve("scenarios");
    }
}
