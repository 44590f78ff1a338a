package io.linli.standalone;

import io.linli.model.DeviceCredential;
import io.linli.model.Settings;
import io.linli.simulator.live.LivePlayer;
import io.linli.simulator.trial.TrialFeed;
import io.linli.simulator.trial.TrialPlayer;
import io.linli.simulator.worker.Workers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The community that lives in a demo: its devices by MQTT, its workers by HTTP, and trials as they are asked for. */
final class Simulation implements AutoCloseable {
    private final LivePlayer player;
    private final TrialFeed trials;
    private final Workers workers;

    private Simulation(LivePlayer player, TrialFeed trials, Workers workers) {
        this.player = player;
        this.trials = trials;
        this.workers = workers;
    }

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
    static Simulation start(DemoCommunity community, Around around, Settings person) {
        var clock = Clock.systemUTC();
        var life = community.life();
        var player = new LivePlayer(life, around.way(), community.heardUntil(clock), clock).start();
        var trial = new TrialPlayer(life, player, scenarios(), clock, community::keep).start();
        var trials = new TrialFeed(around.way().kafka(), trial::play);
        var workers =
                new Workers(life.community(), around.api(), DemoSeed.PASSWORD, pace(person), clock, trial).start();
        return new Simulation(player, trials, workers);
    }

    /** What a person may set: how long the simulated workers wait before each step. */
    private static Workers.Pace pace(Settings person) {
        var step = person.duration(
                "LINLI_WORKER_PACE", Workers.Pace.USUAL.step(), Duration.ofMillis(100), Duration.ofHours(1));
        return new Workers.Pace(step, Workers.Pace.USUAL.person());
    }

    static Path scenarios() {
        return Path.of(System.getProperty("linli.home", ".")).resolve("scenarios");
    }

    @Override
    public void close() {
        workers.close();
        trials.close();
        player.close();
    }
}
