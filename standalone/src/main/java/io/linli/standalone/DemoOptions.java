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
 * @param simulation whether a community lives in it
 * @param isEmpty whether it begins with nobody: no people, no devices, a code for the first administrator
 * @param seed more devices, rules and accounts than its own, as YAML
 */
record DemoOptions(
        Path data,
        String bind,
        int port,
        int mqttPort,
        boolean reset,
        boolean simulation,
        boolean isEmpty,
        @Nullable Path seed) {

    DemoOptions(
            Path data, String bind, int port, int mqttPort, boolean reset, boolean simulation, @Nullable Path seed) {
        this(data, bind, port, mqttPort, reset, simulation, false, seed);
    }

    DemoOptions {
        Ports.require(port, mqttPort);
    }

    /** The address by which this machine reaches what listens on {@code bind}. */
    String reach() {
        return bind.equals("0.0.0.0") ? "127.0.0.1" : bind;
    }
}
