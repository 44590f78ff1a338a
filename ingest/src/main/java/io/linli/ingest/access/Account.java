package io.linli.ingest.access;

import io.linli.model.Device;
import io.linli.model.DeviceCredential;
import io.linli.model.DeviceKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody whom the broker lets in, and all that they may do there.
 *
 * @param mark another for another password or other permissions; it tells nothing of the password
 */
record Account(String name, String password, List<Permission> permissions, String mark) {
    private static final String ROOT = "linli/v1/";
    private static final String ZIGBEE = "zigbee2mqtt/";
    private static final List<String> SAID_BY_DEVICES = List.of("telemetry", "event", "state", "lwt", "cmdack");
    private static final int MARK_BYTES = 12;

    /** One thing that is allowed, in the words of the broker. */
    record Permission(String type, String topic) {
        static Permission say(String topic) {
            return new Permission("publishClientSend", topic);
        }

        static Stream<Permission> hear(String filter) {
            return Stream.of(
                    new Permission("subscribeLiteral", filter), new Permission("publishClientReceive", filter));
        }
    }

    private Account(String name, String password, List<Permission> permissions) {
        this(name, password, List.copyOf(permissions), mark(password, permissions));
    }

    /** It speaks and listens under its own id and nowhere else. */
    static Account of(Device device, DeviceCredential credential) {
        var own = ROOT + device.id() + "/";
        var says = SAID_BY_DEVICES.stream().map(word -> Permission.say(own + word));
        var permissions = Stream.of(says, Permission.hear(own + "cmd"), bridge(device))
                .flatMap(all -> all)
                .toList();
        return new Account(device.id(), credential.password(device.id(), device.credentialVersion()), permissions);
    }

    /** A Zigbee2MQTT has its base topic to itself; one that was left as it comes belongs to its namesake. */
    private static Stream<Permission> bridge(Device device) {
        if (device.kind() != DeviceKind.GATEWAY) {
            return Stream.empty();
        }
        var all = ZIGBEE + (device.id() + "/").replace(ZIGBEE, "") + "#";
        return Stream.concat(Stream.of(Permission.say(all)), Permission.hear(all));
    }

    /** Ingest hears what its filters name, puts markers there, and commands every device. */
    static Account ingest(String user, String password, List<String> filters) {
        var says = Stream.concat(filters.stream(), Stream.of(ROOT + "+/cmd")).map(Permission::say);
        return new Account(
                user,
                password,
                Stream.concat(says, filters.stream().flatMap(Permission::hear)).toList());
    }

    private static String mark(String password, List<Permission> permissions) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((password + permissions).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name + " " + permissions;
    }
}
