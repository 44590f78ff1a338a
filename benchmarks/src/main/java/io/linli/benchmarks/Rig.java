package io.linli.benchmarks;

import io.linli.benchmarks.judge.AlertFeed;
import io.linli.benchmarks.judge.Completeness;
import io.linli.benchmarks.judge.Oracle;
import io.linli.benchmarks.judge.StaffSession;
import io.linli.benchmarks.load.Delivery;
import io.linli.benchmarks.load.Fleet;
import io.linli.benchmarks.load.LoadGenerator;
import io.linli.benchmarks.load.Plan;
import io.linli.benchmarks.load.QuietHome;
import io.linli.benchmarks.load.Schedule;
import io.linli.benchmarks.machine.Usage;
import io.linli.benchmarks.system.DemoProcess;
import io.linli.benchmarks.system.Launch;
import io.linli.benchmarks.system.SeedFile;
import io.linli.model.DeviceCredential;
import io.linli.model.Rule;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A demo in its own process with a fleet that speaks to it, somebody who watches the page, and a judge. */
final class Rig implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LEAD = Duration.ofMillis(500);

    private final Launch launch;
    private final Fleet fleet;
    private final AlertFeed feed = new AlertFeed();
    private DemoProcess demo;
    private StaffSession staff;
    private final LoadGenerator generator;
    private final Set<String> demanded = ConcurrentHashMap.newKeySet();
    private @Nullable Oracle oracle;

    private Rig(Launch launch, Fleet fleet, DemoProcess demo) {
        this.launch = launch;
        this.fleet = fleet;
        this.demo = demo;
        this.staff = follow();
        this.generator = new LoadGenerator(
                new InetSocketAddress("127.0.0.1", launch.mqttPort()),
                fleet,
                new DeviceCredential(demo.secret("device-key")));
    }

    /** Starts the demo with the fleet in its registry, and connects every device. */
    static Rig start(Launch launch, Fleet fleet, QuietHome... homes) throws IOException {
        var file = launch.data().resolveSibling(launch.data().getFileName() + "-seed.yaml");
        var devices = new ArrayList<>(fleet.devices());
        var rules = new ArrayList<Rule>();
        for (var home : homes) {
            devices.add(home.device());
            rules.add(home.rule());
        }
        SeedFile.write(file, devices, rules);
        var seeded = launch.seeded(file);
        var demo = DemoProcess.start(seeded);
        try {
            demo.awaitReady(START);
            var rig = new Rig(seeded, fleet, demo);
            rig.generator.connect(Duration.ofMinutes(1));
            return rig;
        } catch (RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    Fleet fleet() {
        return fleet;
    }

    DemoProcess demo() {
        return demo;
    }

    AlertFeed feed() {
        return feed;
    }

    StaffSession staff() {
        return staff;
    }

    /** Sends a load and returns when all of it is acknowledged, or {@code patience} after its end. */
    Delivery send(Plan plan, Duration patience) {
        var schedule = Schedule.of(fleet, plan, Instant.now().plus(LEAD));
        demanded.addAll(schedule.triggers().keySet());
        return generator.run(schedule, patience);
    }

    /** The same, beside what else is done. */
    CompletableFuture<Delivery> sendMeanwhile(Plan plan, Duration patience) {
        return CompletableFuture.supplyAsync(() -> send(plan, patience));
    }

    /** One more session of the staff. */
    StaffSession login() {
        return StaffSession.open(demo.address("http"), SeedFile.WATCHER, "linli-demo");
    }

    /** Lets the resident of a home go out, who will not be back in time. */
    void leave(QuietHome home) {
        demanded.add(home.subject());
        demo.publish(home.door(), home.opened());
    }

    /** Sends a load, waits for its alerts, and judges both. */
    Trial trial(Plan plan, Duration patience) {
        var own = ProcessHandle.current().pid();
        var before = demo.usage();
        var postgresBefore = demo.postgres();
        var generatorBefore = Usage.of(own);
        var threadsBefore = demo.threads();
        var delivery = send(plan, patience);
        var system = demo.usage().since(before);
        var postgres = demo.postgres().since(postgresBefore);
        var generatorUsed = Usage.of(own).since(generatorBefore);
        var threads = demo.threads().since(threadsBefore);
        var allSeen = feed.awaitAll(delivery.schedule().triggers().keySet(), patience);
        var alerts = feed.delays(delivery.schedule());
        return new Trial(delivery, alerts, system, postgres, generatorUsed, threads, allSeen, judge(delivery));
    }

    /** Kills the demo, starts it again, and returns how long it took to be ready. */
    Duration killAndRestart() {
        closeOracle();
        demo.kill();
        demo = DemoProcess.start(launch);
        var ready = demo.awaitReady(START);
        staff = follow();
        return ready;
    }

    Completeness judge(Delivery delivery) {
        if (oracle == null) {
            oracle = new Oracle(demo.address("kafka"));
        }
        return oracle.judge(delivery, demanded);
    }

    @Override
    public void close() {
        closeOracle();
        generator.close();
        demo.close();
    }

    private StaffSession follow() {
        var session = login();
        feed.listen(session);
        return session;
    }

    private void closeOracle() {
        if (oracle != null) {
            oracle.close();
            oracle = null;
        }
    }
}
