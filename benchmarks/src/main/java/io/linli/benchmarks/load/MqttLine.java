package io.linli.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One device's connection to the broker. Messages leave in the order given, a window of them at a time; after a break
 * those not acknowledged leave again, first and in their order. For one thread.
 */
final class MqttLine {
    enum State {
        DOWN,
        CALLING,
        UP
    }

    /** Where messages come from and who is told that one is safe. */
    interface Post {
        Message message(int number);

        void acknowledged(int number);
    }

    private static final int WINDOW = 64;
    private static final int LAST_ID = 65_535;

    private final byte[] connect;
    private final Post post;
    private final Queue<Integer> waiting = new ArrayDeque<>();
    private final Map<Integer, Integer> unacknowledged = new LinkedHashMap<>();
    private final ByteBuffer in = ByteBuffer.allocate(1 << 10);
    private ByteBuffer out = ByteBuffer.allocate(1 << 10);
    private State state = State.DOWN;
    private int lastId;

    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;

    MqttLine(String user, String password, Post post) {
        this.connect = MqttPacket.connect(user, password);
        this.post = post;
    }

    State state() {
        return state;
    }

    void give(int number) {
        waiting.add(number);
    }

    void call(InetSocketAddress broker, Selector selector) throws IOException {
        state = State.CALLING;
        var opened = SocketChannel.open();
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel = opened;
        key = opened.register(selector, SelectionKey.OP_CONNECT, this);
        opened.connect(broker);
    }

    /** Does what the socket is ready for; throws IOException when the connection is gone. */
    void serve() throws IOException {
        var ready = key;
        var socket = channel;
        if (ready == null || socket == null || !ready.isValid()) {
            return;
        }
        if (ready.isConnectable() && socket.finishConnect()) {
            ready.interestOps(SelectionKey.OP_READ);
            write(connect);
        }
        if (ready.isReadable()) {
            read(socket);
        }
        send();
    }

    /** Sends what the window has room for. */
    void send() throws IOException {
        while (state == State.UP && unacknowledged.size() < WINDOW && !waiting.isEmpty()) {
            var number = waiting.remove();
            var message = post.message(number);
            lastId = lastId == LAST_ID ? 1 : lastId + 1;
            unacknowledged.put(lastId, number);
            makeRoom(MqttPacket.room(message.topic(), message.payload()));
            MqttPacket.putPublish(out, lastId, message.topic(), message.payload());
        }
        flush();
    }

    /** The connection is gone; nothing given is forgotten. */
    void hangUp() {
        var again = new ArrayList<>(unacknowledged.values());
        again.addAll(waiting);
        waiting.clear();
        waiting.addAll(again);
        unacknowledged.clear();
        in.clear();
        out.clear();
        state = State.DOWN;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It is gone either way.
        }
        channel = null;
        key = null;
    }

    private void read(SocketChannel socket) throws IOException {
        if (socket.read(in) < 0) {
            throw new IOException("the broker hung up");
        }
        in.flip();
        for (var packet = MqttPacket.take(in); packet != MqttPacket.NONE; packet = MqttPacket.take(in)) {
            hear(packet);
        }
        in.compact();
    }

    private void hear(byte[] packet) throws IOException {
        var number = MqttPacket.number(packet);
        if (MqttPacket.type(packet) == MqttPacket.CONNACK) {
            if (number != 0) {
                throw new IOException("the broker refused the connection with code " + (number & 0xFF));
            }
            state = State.UP;
        } else if (MqttPacket.type(packet) == MqttPacket.PUBACK) {
            var message = unacknowledged.remove(number);
            if (message != null) {
                post.acknowledged(message);
            }
        }
    }

    private void write(byte[] bytes) throws IOException {
        makeRoom(bytes.length);
        out.put(bytes);
        flush();
    }

    private void flush() throws IOException {
        if (channel == null || key == null || state == State.CALLING && !channel.isConnected()) {
            return;
        }
        if (out.position() > 0) {
            out.flip();
            channel.write(out);
            out.compact();
        }
        key.interestOps(out.position() == 0 ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private void makeRoom(int bytes) {
        if (out.remaining() < bytes) {
            var larger = ByteBuffer.allocate(Math.max(2 * out.capacity(), out.position() + bytes));
            out.flip();
            out = larger.put(out);
        }
    }
}
