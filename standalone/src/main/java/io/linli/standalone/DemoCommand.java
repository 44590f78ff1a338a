package io.linli.standalone;

import io.linli.model.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything in this one process, until Ctrl-C. */
@Command(name = "demo", description = "Start everything in one process; Ctrl-C stops it.")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private Ports ports = new Ports();

    @Option(names = "--no-simulation", description = "real parts and real silence: nothing speaks but you")
    private boolean noSimulation;

    @Option(
            names = "--empty",
            description = "begin with nobody and nothing, to set up a community of your own; the folder remembers it")
    private boolean empty;

    @Option(names = "--reset", description = "forget everything and start afresh")
    private boolean reset;

    @Option(names = "--seed", description = "a file of more devices, rules and accounts")
    private @Nullable Path seed;

    @Mixin
    private Shell shell = new Shell();

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("linli.logs", shell.data().resolve("logs").toString());
        var isOwn = empty || !reset && DemoFolder.isOwn(shell.data());
        var options = new DemoOptions(
                shell.data(),
                ports.bind(),
                ports.port(),
                ports.mqttPort(),
                reset,
                !noSimulation && !isOwn,
                isOwn,
                seed);
        Preflight.check(options);
        var out = shell.out();
        var board = new StartBoard(out);
        var begun = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        var folder = DemoFolder.open(shell.data(), reset);
        if (isOwn) {
            folder.becomeOwn();
        }
        var demo = new Demo(options, folder, Settings.ofEnvironment(), board);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo, stopped), "stop"));
        demo.start();
        board.ready(begun);
        Welcome.to(demo, out);
        PhoneInvitation.to(options, out);
        stopped.await();
        return 0;
    }

    private static void stop(Demo demo, CountDownLatch stopped) {
        demo.close();
        stopped.countDown();
    }
}
