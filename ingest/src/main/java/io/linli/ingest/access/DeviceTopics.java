package io.linli.ingest.access;

import java.util.List;
import java.util.stream.Stream;

/** Where a device speaks and listens, whatever broker sees to it. */
public final class DeviceTopics {
    private static final String ROOT = "linli/v1/";
    private static final String ZIGBEE = "zigbee2mqtt";
    private static final List<String> SAID = List.of("telemetry", "event", "state", "lwt", "cmdack");

    private DeviceTopics() {}

    /** Whether some format lives there: what ingest hears and speaks on. */
    public static boolean isOurs(String topic) {
        return topic.startsWith(ROOT) || topic.startsWith(ZIGBEE + "/");
    }

    static Stream<String> said(String device) {
        return SAID.stream().map(word -> ROOT + device + "/" + word);
    }

    /** Asked for every message. */
    public static boolean isSaid(String device, String topic) {
        var own = ROOT + device + "/";
        return topic.startsWith(own) && SAID.contains(topic.substring(own.length()));
    }

    /** @param device its id, or {@code +} for all */
    public static String commands(String device) {
        return ROOT + device + "/cmd";
    }

    /**
     * The beginning of all topics of the Zigbee2MQTT of this gateway; a base topic that was left as it comes belongs to
     * the one gateway that is called like it.
     */
    public static String bridge(String gateway) {
        return gateway.equals(ZIGBEE) ? ZIGBEE + "/" : ZIGBEE + "/" + gateway + "/";
    }
}
