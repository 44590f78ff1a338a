package io.linli.standalone;

import io.linli.model.DeviceCredential;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What each command knows: the demo's folder, by it the way to its parts, and where the person reads. */
final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[\\w./+:@%-]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Path USUAL = Path.of(".linli");
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_MILLIS = 10_000;

    @Option(names = "--data", description = "folder of the demo (default: ${DEFAULT-VALUE})")
    private Path data = USUAL;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    Path data() {
        return data;
    }

    /** What a person adds to a command for the same demo. */
    String dataOption() {
        return dataOption(data);
    }

    /** Empty where it is the usual folder; quoted for a shell where it must be. */
    static String dataOption(Path data) {
        if (data.equals(USUAL)) {
            return "";
        }
        var folder = data.toString();
        return " --data " + (PLAIN.matcher(folder).matches() ? folder : "'" + folder.replace("'", "'\\''") + "'");
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Where a part of the demo listens. */
    String address(String part) {
        return require(DemoFolder.addressesOf(data), part);
    }

    /**
     * As this device to the demo's broker.
     *
     * @param credential version of its password
     * @param purpose by which its own connection and this one are told apart
     */
    MqttClient connect(String device, int credential, String purpose) throws MqttException {
        var key = new DeviceCredential(require(DemoFolder.secretsOf(data), DemoFolder.DEVICE_KEY));
        var client = new MqttClient(address("mqtt"), device + "-" + purpose, new MemoryPersistence());
        var options = new MqttConnectionOptions();
        options.setUserName(device);
        options.setPassword(key.password(device, credential).getBytes(StandardCharsets.UTF_8));
        options.setConnectionTimeout(CONNECT_SECONDS);
        client.setTimeToWait(ANSWER_MILLIS);
        client.connect(options);
        return client;
    }

    private String require(Properties properties, String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new Refusal("no demo has run on " + data, "start one by ./linli demo, or name its folder by --data");
        }
        return value;
    }
}
