package io.linli.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.linli.model.Device;
import io.linli.model.DeviceCredential;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One message as a device of the running demo; done when the broker has acknowledged it. */
@Command(name = "publish", description = "Publish one message as a device, with its credential.")
final class PublishCommand implements Callable<Integer> {
    private static final int QOS = 1;

    @Parameters(paramLabel = "DEVICE", description = "who speaks, such as level-7")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String device;

    @Parameters(
            paramLabel = "JSON",
            description =
                    "what it says: with specversion it is an event, else a reading, such as {\"water_level\": 62}")
    @SuppressWarnings("NullAway.Init")
    private String json;

    @Option(names = "--data", description = "the demo's folder (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".linli");

    @Option(names = "--credential", description = "version of the device's credential (default: ${DEFAULT-VALUE})")
    private int credential = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!device.matches(Device.ID)) {
            throw new Refusal(device + " is not a device id", "use letters, digits, - and _, such as level-7");
        }
        var topic = "linli/v1/" + device + "/" + channel();
        var mqtt = require(DemoFolder.addressesOf(data), "mqtt");
        var password = new DeviceCredential(require(DemoFolder.secretsOf(data), DemoFolder.DEVICE_KEY))
                .password(device, credential);
        publish(mqtt, topic, password);
        spec.commandLine().getOut().println(topic + " acknowledged");
        return 0;
    }

    private String channel() {
        try {
            return Json.MAPPER.readTree(json).has("specversion") ? "event" : "telemetry";
        } catch (JsonProcessingException e) {
            throw new Refusal("not JSON: " + json, "write it like '{\"water_level\": 62}'");
        }
    }

    private String require(Properties properties, String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new Refusal("no demo has run on " + data, "start one by ./linli demo, or name its folder by --data");
        }
        return value;
    }

    private void publish(String address, String topic, String password) {
        try {
            var client = new MqttClient(address, device + "-publish", new MemoryPersistence());
            var options = new MqttConnectionOptions();
            options.setUserName(device);
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
            options.setConnectionTimeout(5);
            client.setTimeToWait(10_000);
            client.connect(options);
            client.publish(topic, json.getBytes(StandardCharsets.UTF_8), QOS, false);
            client.disconnect();
            client.close();
        } catch (MqttException e) {
            throw new Refusal(
                    "the broker at " + address + " did not take it (" + e.getMessage() + ")",
                    "is the demo running, and is " + device + " one of its devices?");
        }
    }
}
