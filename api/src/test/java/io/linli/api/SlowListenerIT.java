package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.api.event.Event;
import io.linli.api.event.EventFeed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A page that does not read what it is told holds up nobody. */
class SlowListenerIT {
    private final AtomicLong seq = new AtomicLong(1_000_000);

    @Test
    void whoDoesNotReadIsDropped() throws IOException {
        try (var api = RunningApi.start();
                var socket = new Socket(InetAddress.getLoopbackAddress(), api.api.port())) {
            var request = "GET /api/v1/events HTTP/1.1\r\nhost: here\r\ncookie: " + api.cookieOf("duty") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var feed = api.api.parts().feed;
            await().until(() -> !feed.tokens().isEmpty());
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            await().until(() -> {
                tell(feed);
                return feed.tokens().isEmpty();
            });
        }
    }

    private void tell(EventFeed feed) {
        var event = new Event(Event.Type.ALERT, Community.GRID, "site:x", "x".repeat(10_000));
        feed.publish(IntStream.range(0, 500)
                .mapToObj(i -> new Event.Numbered(seq.incrementAndGet(), event))
                .toList());
    }
}
