package io.linli.standalone;

import io.linli.ingest.access.DeviceTopics;
import io.linli.model.Device;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.BiPredicate;

/**
 * The rules of the broker: a device speaks and listens under its own id and nowhere else; ingest hears everything
 * that is said where a format lives and speaks there. A Zigbee2MQTT has its base topic to itself.
 *
 * @param ingest the one user that is no device, and the beginning of the client ids that only it may use
 * @param credentials whether a password is this device's at present
 */
public record OwnTopics(String ingest, String ingestSecret, BiPredicate<String, String> credentials)
        implements DeviceAccess {
    /** As plain as a device id: a dot, slash, wildcard or colon would mean something in the name of a queue. */
    private static final String PLAIN = Device.ID;

    public OwnTopics {
        if (!ingest.matches(PLAIN) || ingestSecret.length() < 16) {
            throw new IllegalArgumentException("ingest needs a plain name and a secret of at least 16 characters");
        }
    }

    @Override
    public boolean mayConnect(String user, String clientId, String password) {
        if (user.equals(ingest)) {
            return clientId.startsWith(ingest) && sameBytes(ingestSecret, password);
        }
        return user.matches(PLAIN)
                && (clientId.isEmpty() || clientId.matches(PLAIN))
                && !clientId.startsWith(ingest)
                && credentials.test(user, password);
    }

    @Override
    public boolean maySend(String user, String topic) {
        return user.equals(ingest)
                ? DeviceTopics.isOurs(topic)
                : DeviceTopics.isSaid(user, topic) || topic.startsWith(DeviceTopics.bridge(user));
    }

    @Override
    public boolean mayReceive(String user, String filter) {
        return user.equals(ingest)
                ? DeviceTopics.isOurs(filter)
                : filter.equals(DeviceTopics.commands(user)) || filter.startsWith(DeviceTopics.bridge(user));
    }

    private static boolean sameBytes(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
