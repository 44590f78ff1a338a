package io.linli.ingest.access;

import io.linli.model.Device;
import io.linli.model.DeviceCredential;
import io.linli.model.DeviceKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody whom the broker lets in, and all that they may do there.
 *
 * @param mark another for another password or other permissions; it tells nothing of the password
 */
record Account(String name, String password, List<Permission> permissions, String mark) {
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

        /** All that lies below, for itself. */
        static Stream<Permission> have(String filter) {
            return Stream.of(
                    say(filter),
                    new Permission("subscribePattern", filter),
                    new Permission("publishClientReceive", filter));
        }
    }

    private Account(String name, String password, List<Permission> permissions) {
        this(name, password, List.copyOf(permissions), mark(password, permissions));
    }

    /** It speaks and listens under its own id and nowhere else; a gateway may be a Zigbee2MQTT. */
    static Account of(Device device, DeviceCredential credential) {
        var may = new ArrayList<Permission>();
        DeviceTopics.said(device.id()).map(Permission::say).forEach(may::add);
        Permission.hear(DeviceTopics.commands(device.id())).forEach(may::add);
        if (device.kind() == DeviceKind.GATEWAY) {
            Permission.have(DeviceTopics.bridge(device.id()) + "#").forEach(may::add);
        }
        return new Account(device.id(), credential.password(device.id(), device.credentialVersion()), may);
    }

    /** Ingest hears what its filters name, puts markers there, and commands every device. */
    static Account ingest(String user, String password, List<String> filters) {
        var says = Stream.concat(filters.stream(), Stream.of(DeviceTopics.commands("+")))
                .map(Permission::say);
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
