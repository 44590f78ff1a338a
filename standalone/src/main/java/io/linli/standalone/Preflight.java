package io.linli.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can be known to go wrong before anything is started, each said in one line with its cure. */
final class Preflight {
    private static final int LEAST_JAVA = 17;

    private Preflight() {}

    static void check(DemoOptions options) {
        if (Runtime.version().feature() < LEAST_JAVA) {
            throw new Refusal("Java " + Runtime.version().feature() + " is too old", "use a JDK of 17 or newer");
        }
        var seed = options.seed();
        if (seed != null && !Files.isReadable(seed)) {
            throw new Refusal("--seed " + seed + " cannot be read", "name a file of devices, rules and accounts");
        }
        if (options.isEmpty() && !options.reset() && isDemo(options.data())) {
            throw new Refusal(
                    options.data() + " holds a demo with people of its own",
                    "name a new folder by --data, or forget what is there by --reset");
        }
        if (options.simulation() && !options.reset() && isWithoutCommunity(options.data())) {
            throw new Refusal(
                    options.data() + " was begun without a simulated community, which has a past of its own",
                    "go on with --no-simulation, name a new folder by --data, or forget what is there by --reset");
        }
        requireOwn(options.bind());
        requireFree(options.bind(), options.port(), "--port");
        requireFree(options.bind(), options.mqttPort(), "--mqtt-port");
    }

    private static boolean isDemo(Path folder) {
        return Files.exists(folder.resolve("postgres")) && !DemoFolder.isOwn(folder);
    }

    private static boolean isWithoutCommunity(Path folder) {
        return Files.exists(folder.resolve("kafka")) && !DemoCommunity.livesIn(folder);
    }

    private static void requireOwn(String bind) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), 0));
        } catch (IOException e) {
            throw new Refusal(
                    "--bind " + bind + " is no address of this machine",
                    "use 127.0.0.1 for this machine only, or 0.0.0.0 for every network it is in");
        }
    }

    private static void requireFree(String bind, int port, String option) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
        } catch (IOException e) {
            throw new Refusal(
                    "port " + port + " of " + bind + " is not free (" + e.getMessage() + ")",
                    "stop what listens there, or choose another by " + option);
        }
    }
}
