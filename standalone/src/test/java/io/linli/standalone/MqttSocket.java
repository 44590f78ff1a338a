package io.linli.standalone;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** MQTT 3.1.1 byte by byte, for what a well-behaved client would not send. */
final class MqttSocket implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** A packet from the broker; type 0 stands for the end of the connection. */
    record Packet(int type, byte[] body) {}

    MqttSocket(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    Packet connect(String clientId, @Nullable String user, @Nullable String password) throws IOException {
        var body = new ByteArrayOutputStream();
        var data = new DataOutputStream(body);
        data.writeUTF("MQTT");
        data.writeByte(4);
        data.writeByte(0x02 | (user == null ? 0 : 0x80) | (password == null ? 0 : 0x40));
        data.writeShort(60);
        data.writeUTF(clientId);
        if (user != null) {
            data.writeUTF(user);
        }
        if (password != null) {
            data.writeUTF(password);
        }
        send(0x10, body.toByteArray());
        return receive();
    }

    void publish(int id, String topic, byte[] payload) throws IOException {
        var body = new ByteArrayOutputStream();
        var data = new DataOutputStream(body);
        data.writeUTF(topic);
        data.writeShort(id);
        data.write(payload);
        send(0x32, body.toByteArray());
    }

    /** Whether publishing this ends the connection, before or after the last byte is sent. */
    boolean isCutOffBy(String topic, byte[] payload) throws IOException {
        try {
            publish(1, topic, payload);
            return receive().type() == 0;
        } catch (SocketException e) {
            return true;
        }
    }

    Packet subscribe(String filter) throws IOException {
        var body = new ByteArrayOutputStream();
        var data = new DataOutputStream(body);
        data.writeShort(1);
        data.write(new byte[] {0, (byte) filter.getBytes(StandardCharsets.UTF_8).length});
        data.write(filter.getBytes(StandardCharsets.UTF_8));
        data.writeByte(1);
        send(0x82, body.toByteArray());
        return receive();
    }

    Packet receive() throws IOException {
        var type = in.read();
        if (type < 0) {
            return new Packet(0, new byte[0]);
        }
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            var digit = in.readUnsignedByte();
            length |= (digit & 0x7f) << shift;
            if ((digit & 0x80) == 0) {
                return new Packet(type, in.readNBytes(length));
            }
        }
    }

    private void send(int type, byte[] body) throws IOException {
        out.writeByte(type);
        int rest = body.length;
        do {
            out.writeByte(rest % 128 | (rest >= 128 ? 0x80 : 0));
            rest /= 128;
        } while (rest > 0);
        out.write(body);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
