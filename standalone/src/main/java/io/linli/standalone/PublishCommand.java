package io.linli.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.linli.model.Device;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.eclipse.paho.mqttv5.common.MqttException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One message as a device of the running demo; done when the broker has acknowledged it. */
@Command(name = "publish", description = "Publish one message as a device, with its credential.")
final class PublishCommand implements Callable<Integer> {
    private static final int QOS = 1;
    private static final String CURE = "write it like '{\"water_level\": 62}'";
    private static final ObjectReader ONE_VALUE =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Parameters(paramLabel = "DEVICE", description = "who speaks, such as level-7")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String device;

    @Parameters(
            paramLabel = "JSON",
            description =
                    "what it says: with specversion it is an event, else a reading, such as {\"water_level\": 62}")
    @SuppressWarnings("NullAway.Init")
    private String json;

    @Option(names = "--credential", description = "version of the device's credential (default: ${DEFAULT-VALUE})")
    private int credential = 1;

    @Mixin
    private Shell shell = new Shell();

    @Override
    public Integer call() {
        if (!device.matches(Device.ID)) {
            throw new Refusal(device + " is not a device id", "use letters, digits, - and _, such as level-7");
        }
        var topic = "linli/v1/" + device + "/" + channel();
        publish(topic);
        shell.out().println(topic + " acknowledged");
        return 0;
    }

    private String channel() {
        try {
            var said = ONE_VALUE.readTree(json);
            if (said.isMissingNode()) {
                throw new Refusal("there is no JSON to say", CURE);
            }
            return said.has("specversion") ? "event" : "telemetry";
        } catch (JsonProcessingException e) {
            throw new Refusal("not one value of JSON: " + json, CURE);
        }
    }

    private void publish(String topic) {
        try {
            var client = shell.connect(device, credential, "publish");
            client.publish(topic, json.getBytes(StandardCharsets.UTF_8), QOS, false);
            client.disconnect();
            client.close();
        } catch (MqttException e) {
            throw new Refusal(
                    "the broker at " + shell.address("mqtt") + " did not take it (" + e.getMessage() + ")",
                    "is the demo running, and is " + device + " one of its devices?");
        }
    }
}
