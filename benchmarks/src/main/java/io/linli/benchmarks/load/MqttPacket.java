package io.linli.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The few packets of MQTT 3.1.1 that a publisher needs, written so that sending costs next to nothing. */
final class MqttPacket {
    static final int CONNACK = 2;
    static final int PUBACK = 4;
    static final byte[] NONE = {};

    private static final int CONNECT = 0x10;
    private static final int PUBLISH_QOS_1 = 0x32;
    private static final int CLEAN_WITH_USER_AND_PASSWORD = 0b1100_0010;

    private MqttPacket() {}

    /** A clean session without keep-alive: the load is the sign of life. */
    static byte[] connect(String user, String password) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF("MQTT");
            out.writeByte(4);
            out.writeByte(CLEAN_WITH_USER_AND_PASSWORD);
            out.writeShort(0);
            out.writeUTF(user);
            out.writeUTF(user);
            out.writeUTF(password);
        } catch (IOException e) {
            throw new IllegalStateException("an array cannot fail", e);
        }
        var body = bytes.toByteArray();
        var packet = ByteBuffer.allocate(body.length + 5);
        packet.put((byte) CONNECT);
        putLength(packet, body.length);
        packet.put(body).flip();
        var whole = new byte[packet.remaining()];
        packet.get(whole);
        return whole;
    }

    /** At QoS 1. */
    static void putPublish(ByteBuffer out, int packetId, String topic, byte[] payload) {
        var name = topic.getBytes(StandardCharsets.UTF_8);
        out.put((byte) PUBLISH_QOS_1);
        putLength(out, 2 + name.length + 2 + payload.length);
        out.putShort((short) name.length).put(name);
        out.putShort((short) packetId).put(payload);
    }

    static int room(String topic, byte[] payload) {
        return 5 + 2 + 3 * topic.length() + 2 + payload.length;
    }

    /** Takes one whole packet of at most 127 bytes, all that a broker says to a publisher, or {@link #NONE} while it is cut. */
    static byte[] take(ByteBuffer in) {
        if (in.remaining() < 2 || in.remaining() < 2 + in.get(in.position() + 1)) {
            return NONE;
        }
        var packet = new byte[2 + in.get(in.position() + 1)];
        in.get(packet);
        return packet;
    }

    static int type(byte[] packet) {
        return (packet[0] & 0xF0) >> 4;
    }

    /** The number in bytes 3 and 4: of a PUBACK its packet, of a CONNACK 0 where we are let in. */
    static int number(byte[] packet) {
        return (packet[2] & 0xFF) << 8 | packet[3] & 0xFF;
    }

    private static void putLength(ByteBuffer out, int length) {
        var rest = length;
        do {
            var digit = rest & 0x7F;
            rest >>>= 7;
            out.put((byte) (rest > 0 ? digit | 0x80 : digit));
        } while (rest > 0);
    }
}
