package io.linli.ingest.access;

import io.linli.model.Device;
import io.linli.model.DeviceCredential;
import io.linli.model.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * How a broker is told who may come in: a Mosquitto with its dynamic security plugin.
 *
 * @param user by whom the plugin is commanded
 * @param credential from which the devices' passwords are derived
 */
public record AccessConfig(URI mqttUrl, String user, String password, DeviceCredential credential) {

    public AccessConfig {
        if (!user.matches(Device.ID)) {
            throw new IllegalArgumentException(
                    "LINLI_MQTT_ADMIN_USER=" + user + " must be 1 to 64 letters, digits, - and _");
        }
    }

    /** Empty where the broker has rules of its own. */
    public static Optional<AccessConfig> of(Settings settings, URI mqttUrl) {
        if (settings.find("LINLI_MQTT_ADMIN_PASSWORD").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AccessConfig(
                mqttUrl,
                settings.text("LINLI_MQTT_ADMIN_USER", "admin"),
                settings.secret("LINLI_MQTT_ADMIN_PASSWORD", 16),
                new DeviceCredential(settings.secret("LINLI_DEVICE_KEY", 16))));
    }

    @Override
    public String toString() {
        return mqttUrl + " as " + user;
    }
}
