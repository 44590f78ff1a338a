package io.linli.standalone;

import io.linli.model.Device;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
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
    private static final String ROOT = "linli/v1/";
    private static final String ZIGBEE = "zigbee2mqtt";
    private static final Set<String> SAID_BY_DEVICES = Set.of("telemetry", "event", "state", "lwt", "cmdack");
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
        if (user.equals(ingest)) {
            return isOurs(topic);
        }
        var own = ROOT + user + "/";
        return topic.startsWith(own) && SAID_BY_DEVICES.contains(topic.substring(own.length()))
                || topic.startsWith(bridgeOf(user));
    }

    @Override
    public boolean mayReceive(String user, String filter) {
        return user.equals(ingest)
                ? isOurs(filter)
                : filter.equals(ROOT + user + "/cmd") || filter.startsWith(bridgeOf(user));
    }

    private static boolean isOurs(String topic) {
        return topic.startsWith(ROOT) || topic.startsWith(ZIGBEE + "/");
    }

    /** A base topic that was left as it comes belongs to the one gateway that is called like it. */
    private static String bridgeOf(String user) {
        return user.equals(ZIGBEE) ? ZIGBEE + "/" : ZIGBEE + "/" + user + "/";
    }

    private static boolean sameBytes(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
