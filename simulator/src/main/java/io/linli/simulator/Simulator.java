package io.linli.simulator;

import io.linli.model.Settings;
import io.linli.simulator.community.Community;
import io.linli.simulator.community.CommunityLife;
import io.linli.simulator.live.LivePlayer;
import io.linli.simulator.trial.TrialFeed;
import io.linli.simulator.trial.TrialPlayer;
import io.linli.simulator.worker.Workers;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A community that lives: its devices speak by MQTT, its workers act by HTTP, and trials are played when asked for. */
public final class Simulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

    /** By which chance is the same in every run. */
    public static final long SEED = 20_260_721;

    private final LivePlayer player;
    private final TrialFeed trials;
    private final Workers workers;

    private Simulator(LivePlayer player, TrialFeed trials, Workers workers) {
        this.player = player;
        this.trials = trials;
        this.workers = workers;
    }

    /**
     * Returns at once; devices connect and workers log in as soon as they can.
     *
     * @param heardUntil what was observed before that was told already
     * @param onChange told when a home falls still or moves again
     */
    public static Simulator start(CommunityLife life, SimulatorConfig config, Instant heardUntil, Runnable onChange) {
        var clock = Clock.systemUTC();
        var player = new LivePlayer(life, config.way(), heardUntil, clock).start();
        var trial = new TrialPlayer(life, player, config.scenarios(), clock, onChange).start();
        var trials = new TrialFeed(config.way().kafka(), begun(clock), trial::play);
        var workers =
                new Workers(life.community(), config.api(), config.password(), config.pace(), clock, trial).start();
        return new Simulator(player, trials, workers);
    }

    private static Instant begun(Clock clock) {
        return ProcessHandle.current().info().startInstant().orElseGet(clock::instant);
    }

    @Override
    public void close() {
        workers.close();
        trials.close();
        player.close();
    }

    /** A community without a past: it begins to live now. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            var config = SimulatorConfig.of(Settings.ofEnvironment());
            var now = Instant.now();
            var simulator = start(new CommunityLife(Community.liuyin(), SEED, now, now), config, now, () -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
            LOG.info("The community lives: {}", config);
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(2);
        }
    }
}
