package io.linli.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a demo is started.
 *
 * @param data its folder
 * @param bind the address that people and devices reach it by; loopback unless asked otherwise
 * @param port of the pages and the API
 * @param mqttPort of the devices
 * @param reset whether it forgets all it had
 * @param seed more devices, rules and accounts than its own, as YAML
 */
record DemoOptions(
        Path data,
        String bind,
        int port,
        int mqttPort,
        boolean reset,
        @Nullable Path seed) {

    DemoOptions {
        requirePort("--port", port);
        requirePort("--mqtt-port", mqttPort);
        if (port == mqttPort) {
            throw new Refusal("--port and --mqtt-port are both " + port, "give each its own");
        }
    }

    private static void requirePort(String option, int port) {
        if (port < 1 || port > 65_535) {
            throw new Refusal(option + " " + port + " is no port", "choose one from 1 to 65535");
        }
    }
}
