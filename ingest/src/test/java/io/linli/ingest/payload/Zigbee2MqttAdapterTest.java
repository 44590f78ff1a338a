package io.linli.ingest.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.ingest.payload.formats.Zigbee2MqttAdapter;
import io.linli.model.RejectReason;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Zigbee2MqttAdapterTest {
    private static final String DEVICE = "zigbee2mqtt/gw-501/0x00158d0001a2b3c4";
    private final Zigbee2MqttAdapter adapter = new Zigbee2MqttAdapter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x00158d0001a2b3c4              | [1]                   | WRONG_SHAPE",
                "0x00158d0001a2b3c4              | {\"contact\": 1}      | WRONG_TYPE",
                "0x00158d0001a2b3c4              | {\"battery\": \"x\"}  | WRONG_TYPE",
                "0x00158d0001a2b3c4              | {\"humidity\": NaN}   | OUT_OF_RANGE",
                "0x00158d0001a2b3c4              | {\"contact\":         | MALFORMED",
                "0x00158d0001a2b3c4/availability | 7                     | WRONG_SHAPE",
                "0x00158d0001a2b3c4/availability | asleep                | MALFORMED",
                "bridge/devices                  | {}                    | WRONG_SHAPE",
                "bridge/event                    | []                    | WRONG_SHAPE",
            })
    void saysWhyItTakesNothing(String path, String payload, RejectReason reason) {
        var decoded = decode("zigbee2mqtt/gw-501/" + path, payload);
        assertThat(decoded.faults()).extracting(Fault::reason).containsExactly(reason);
    }

    @Test
    void aRenamedDeviceIsTheSame() {
        announce("hall");
        announce("hall/motion");
        assertThat(decode("zigbee2mqtt/gw-501/hall/motion", "{\"occupancy\": true}")
                        .reports())
                .extracting(Report::device)
                .containsExactly("0x00158d0001a2b3c4");
        assertThat(decode("zigbee2mqtt/gw-501/hall", "{\"occupancy\": true}").faults())
                .extracting(Fault::reason)
                .containsExactly(RejectReason.UNKNOWN_NAME);
    }

    @Property
    void neverThrows(@ForAll @Size(max = 200) byte[] payload, @ForAll @Size(max = 40) String path) {
        assertThat(adapter.decode(Message.of(DEVICE, payload, false))).isNotNull();
        assertThat(adapter.decode(Message.of("zigbee2mqtt/" + path, payload, false)))
                .isNotNull();
        assertThat(adapter.decode(Message.of("zigbee2mqtt/gw-501/bridge/devices", payload, false)))
                .isNotNull();
    }

    private void announce(String name) {
        decode(
                "zigbee2mqtt/gw-501/bridge/devices",
                "[{\"ieee_address\": \"0x00158d0001a2b3c4\", \"friendly_name\": \"" + name + "\"}]");
    }

    private Decoded decode(String topic, String payload) {
        return adapter.decode(Message.of(topic, payload.getBytes(StandardCharsets.UTF_8), false));
    }
}
