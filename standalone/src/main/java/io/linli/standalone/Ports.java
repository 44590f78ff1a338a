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
