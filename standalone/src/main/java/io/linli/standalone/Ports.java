package io.linli.standalone;

import picocli.CommandLine.Option;

/** Where the demo listens, as options of a command. */
final class Ports {
    @Option(names = "--port", description = "of the pages and the API (default: ${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(names = "--mqtt-port", description = "of the devices (default: ${DEFAULT-VALUE})")
    private int mqttPort = 1883;

    @Option(names = "--bind", description = "address to listen on (default: ${DEFAULT-VALUE}, this machine only)")
    private String bind = "127.0.0.1";

    /** Throws Refusal where nothing could listen there. */
    static void require(int port, int mqttPort) {
        require("--port", port);
        require("--mqtt-port", mqttPort);
        if (port == mqttPort) {
            throw new Refusal("--port and --mqtt-port are both " + port, "give each its own");
        }
    }

    private static void require(String option, int port) {
        if (port < 1 || port > 65_535) {
            throw new Refusal(option + " " + port + " is no port", "choose one from 1 to 65535");
        }
    }

    int port() {
        return port;
    }

    int mqttPort() {
        return mqttPort;
    }

    String bind() {
        return bind;
    }
}
