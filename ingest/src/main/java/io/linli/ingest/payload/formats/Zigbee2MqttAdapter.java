package io.linli.ingest.payload.formats;

import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Event;
import io.linli.ingest.payload.Message;
import io.linli.ingest.payload.PayloadAdapter;
import io.linli.ingest.payload.Report;
import io.linli.model.Device;
import io.linli.model.RejectReason;
import io.linli.model.SignalKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Zigbee2MQTT 1.x and 2.x. Its base topic is {@code zigbee2mqtt/GATEWAY}, the gateway's id in the registry; where the
 * base was left at {@code zigbee2mqtt}, that is the gateway's id. A device is called by its IEEE address, whatever
 * friendly name, slashes included, it speaks under.
 *
 * @see <a href="https://www.zigbee2mqtt.io/guide/usage/mqtt_topics_and_messages.html">its topics</a>
 */
public final class Zigbee2MqttAdapter implements PayloadAdapter {
    private static final String ROOT = "zigbee2mqtt";
    private static final String AVAILABILITY = "/availability";
    private static final Pattern GATEWAY = Pattern.compile(Device.ID);
    /** What others ask of a device. */
    private static final Pattern REQUEST = Pattern.compile(".+/(set|get)(/.*)?");
    /** Some fifty kilobytes are usual: it tells all that each device can do. */
    private static final int LARGEST_DIRECTORY = 1 << 20;

    private static final String DEVICES = "bridge/devices";
    private static final String GROUPS = "bridge/groups";

    private final ZigbeeNames names = new ZigbeeNames();

    /** A topic below the root, as far as it can be told apart. */
    private record Address(String gateway, String path) {}

    @Override
    public String name() {
        return "zigbee2mqtt";
    }

    @Override
    public List<String> topicFilters() {
        return List.of(ROOT + "/#");
    }

    @Override
    public int largest(String topic) {
        return topic.endsWith("/" + DEVICES) || topic.endsWith("/" + GROUPS) ? LARGEST_DIRECTORY : Message.LARGEST;
    }

    @Override
    public Decoded decode(Message message) {
        if (!message.topic().startsWith(ROOT + "/")) {
            return Decoded.refused("", RejectReason.UNKNOWN_TOPIC, Shown.name(message.topic()));
        }
        var address = address(message.topic().substring(ROOT.length() + 1));
        if (!GATEWAY.matcher(address.gateway).matches()) {
            return Decoded.refused("", RejectReason.UNKNOWN_TOPIC, "not a device id: " + Shown.name(address.gateway));
        }
        return address.path.startsWith("bridge/") ? bridge(address, message) : member(address, message);
    }

    /** A gateway's name and a device's name with a slash look alike: who has been heard as a gateway is one. */
    private Address address(String rest) {
        var slash = rest.indexOf('/');
        var isBare = slash < 0 || rest.startsWith("bridge/");
        if (isBare || names.isGateway(ROOT) && !names.isGateway(rest.substring(0, slash)) && !isBridge(rest, slash)) {
            return new Address(ROOT, rest);
        }
        return new Address(rest.substring(0, slash), rest.substring(slash + 1));
    }

    private static boolean isBridge(String rest, int slash) {
        return rest.startsWith("bridge/", slash + 1);
    }

    private Decoded bridge(Address address, Message message) {
        var gateway = address.gateway;
        names.heard(gateway);
        return switch (address.path) {
            case DEVICES ->
                Payload.read(message, gateway, parser -> heartbeat(names.devices(parser, gateway), gateway, message));
            case GROUPS -> Payload.read(message, gateway, parser -> names.groups(parser, gateway));
            case "bridge/state" -> availability(message, gateway, gateway);
            case "bridge/health" -> heartbeat(Decoded.nothing(gateway), gateway, message);
            case "bridge/event" -> Payload.read(message, gateway, parser -> ZigbeeEvent.read(parser, gateway, names));
            // What it logs, can do, is asked and answers. A marker is ours.
            default -> Decoded.nothing(gateway);
        };
    }

    /** The bridge lives; what the broker kept says nothing of that. */
    private static Decoded heartbeat(Decoded read, String gateway, Message message) {
        return read.saysNothing() && !message.retained()
                ? said(gateway, gateway, new Event(SignalKind.HEARTBEAT, "", Map.of()))
                : read;
    }

    private Decoded member(Address address, Message message) {
        var gateway = address.gateway;
        var path = address.path;
        if (path.endsWith("/marker") || path.equals("marker")) {
            return Decoded.nothing(gateway);
        }
        var isAvailability = path.endsWith(AVAILABILITY);
        var name = isAvailability ? path.substring(0, path.length() - AVAILABILITY.length()) : path;
        var device = names.find(gateway, name);
        if (device == null) {
            return REQUEST.matcher(path).matches() ? Decoded.nothing(gateway) : stranger(gateway, name);
        }
        if (device.equals(ZigbeeNames.GROUP)) {
            return Decoded.nothing(gateway);
        }
        return isAvailability
                ? availability(message, gateway, device)
                : Payload.read(message, gateway, parser -> ZigbeeState.read(parser, gateway, device));
    }

    private Decoded stranger(String gateway, String name) {
        var last = name.lastIndexOf('/');
        return last > 0 && names.find(gateway, name.substring(0, last)) != null
                ? Decoded.refused(
                        gateway,
                        RejectReason.UNKNOWN_TOPIC,
                        Shown.name(name) + ": one value a topic is not read; set advanced.output to json")
                : Decoded.refused(gateway, RejectReason.UNKNOWN_NAME, Shown.name(name) + " is not in its " + DEVICES);
    }

    /** {@code {"state": "online"}} since 2.0, before that the bare word. */
    private static Decoded availability(Message message, String gateway, String device) {
        var text = new String(message.payload(), StandardCharsets.UTF_8).strip();
        var bare = kind(text);
        if (bare != null) {
            return said(gateway, device, new Event(bare, "", Map.of()));
        }
        return Payload.read(message, gateway, parser -> {
            var state = Attributes.read(parser, gateway);
            var kind = state == null ? null : kind(state.text("state"));
            return kind == null
                    ? Decoded.refused(gateway, RejectReason.WRONG_SHAPE, "neither online nor offline")
                    : said(gateway, device, new Event(kind, "", Map.of()));
        });
    }

    private static @Nullable SignalKind kind(String state) {
        return switch (state) {
            case "online" -> SignalKind.ONLINE;
            case "offline" -> SignalKind.OFFLINE;
            default -> null;
        };
    }

    static Decoded said(String gateway, String device, Event event) {
        return new Decoded(gateway, List.of(Report.of(device, null, event)), List.of());
    }
}
