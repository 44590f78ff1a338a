package io.linli.benchmarks.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.benchmarks.load.Micros;
import io.linli.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many pages that follow the events, read by one thread; and some that do not behave. */
public final class OpenPages implements AutoCloseable {
    private static final int SMALL = 4_096;

    private final Selector selector = open();
    private final List<SocketChannel> all = new ArrayList<>();
    private final Map<Long, Arrival> arrivals = new LinkedHashMap<>();
    private final Thread reader = new Thread(this::read, "open-pages");
    private int pages;

    /**
     * One numbered event on all pages.
     *
     * @param subject of an alert; empty for events of another type
     * @param at when each page had it, in epoch microseconds; 0 where it did not come
     */
    public record Arrival(String subject, long[] at) {
        public long first() {
            var first = Long.MAX_VALUE;
            for (var each : at) {
                first = each == 0 ? first : Math.min(first, each);
            }
            return first;
        }
    }

    /** Opens so many pages that read; call before {@link #listen}. */
    public void openPages(StaffSession session, int count) {
        for (var i = 0; i < count; i++) {
            try {
                var channel = request(session);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Lines(pages++));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot open page " + pages, e);
            }
        }
    }

    /** Opens a page that asks for events and never reads one. */
    public SocketChannel openSilent(StaffSession session) {
        try {
            return request(session);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a page", e);
        }
    }

    public void listen() {
        reader.setDaemon(true);
        reader.start();
    }

    /** What has come since the last time. */
    public List<Arrival> take() {
        synchronized (arrivals) {
            var taken = List.copyOf(arrivals.values());
            arrivals.clear();
            return taken;
        }
    }

    /** Whether every page has every event that any page has. */
    public boolean isEven() {
        synchronized (arrivals) {
            return arrivals.values().stream().allMatch(arrival -> {
                for (var each : arrival.at()) {
                    if (each == 0) {
                        return false;
                    }
                }
                return true;
            });
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            for (var channel : all) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the pages", e);
        }
    }

    private SocketChannel request(StaffSession session) throws IOException {
        URI root = session.root();
        var channel = SocketChannel.open();
        all.add(channel);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 16 * SMALL);
        channel.connect(new InetSocketAddress(root.getHost(), root.getPort()));
        var request = "GET /api/v1/events HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\nCookie: " + session.cookie()
                + "\r\nAccept: text/event-stream\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private void read() {
        var buffer = ByteBuffer.allocate(16 * SMALL);
        try {
            while (selector.isOpen()) {
                selector.select(key -> read(key, buffer));
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException e) {
            // Closed: what did not come will show.
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        buffer.clear();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.cancel();
            }
        } catch (IOException e) {
            key.cancel();
        }
        ((Lines) key.attachment()).take(buffer.flip(), Micros.now());
    }

    private static Selector open() {
        try {
            return Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector", e);
        }
    }

    /** One page's lines; those of the chunks of HTTP between them mean nothing. */
    private final class Lines {
        private final int page;
        private byte[] line = new byte[SMALL];
        private int length;
        private long id = -1;
        private boolean alert;

        Lines(int page) {
            this.page = page;
        }

        void take(ByteBuffer bytes, long now) {
            while (bytes.hasRemaining()) {
                var each = bytes.get();
                if (each == '\n') {
                    line(now);
                    length = 0;
                } else {
                    if (length == line.length) {
                        line = java.util.Arrays.copyOf(line, 2 * length);
                    }
                    line[length++] = each;
                }
            }
        }

        private void line(long now) {
            if (starts("id: ")) {
                id = Long.parseLong(text(4));
            } else if (starts("event: ")) {
                alert = starts("event: alert");
            } else if (starts("data: ") && id >= 0) {
                arrived(now);
                id = -1;
            }
        }

        private void arrived(long now) {
            synchronized (arrivals) {
                var arrival = arrivals.computeIfAbsent(
                        id, key -> new Arrival(subject().orElse(""), new long[pages]));
                if (arrival.at()[page] == 0) {
                    arrival.at()[page] = now;
                }
            }
        }

        private Optional<String> subject() {
            if (!alert) {
                return Optional.empty();
            }
            var data = Json.read(text(6).getBytes(StandardCharsets.UTF_8), JsonNode.class);
            return Optional.of(data.path("alert").path("subject").asText());
        }

        private boolean starts(String start) {
            if (length < start.length()) {
                return false;
            }
            for (var i = 0; i < start.length(); i++) {
                if (line[i] != start.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private String text(int from) {
            return new String(line, from, length - from, StandardCharsets.UTF_8).strip();
        }
    }
}
