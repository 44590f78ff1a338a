package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Receipt;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a name leads that means one address when it is asked and another one afterwards. */
class CourierIT {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private final Vertx vertx = Vertx.vertx();
    private final OtherServer server = new OtherServer(vertx);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theAddressThatWasLookedAtIsTheOneThatIsGoneTo() {
        server.answer(200, "");
        assertThat(post(true, "127.0.0.1", "198.51.100.1")).isInstanceOf(Receipt.Delivered.class);
        assertThat(asked).hasValue(1);
        assertThat(server.last().headers().get("host")).startsWith("hook.invalid");
    }

    @Test
    void aNameThatTurnsPrivateIsAskedOnceAndItsFirstAddressUsed() {
        assertThat(post(false, "198.51.100.1", "127.0.0.1")).isInstanceOf(Receipt.Failed.class);
        assertThat(asked).hasValue(1);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aNameThatMeansThisMachineIsNotGoneTo() {
        assertThat(post(false, "127.0.0.1", "127.0.0.1").toString()).contains("no public address");
        assertThat(server.received()).isEmpty();
    }

    /** The first answer of the resolver, and all later ones. */
    private Receipt post(boolean allowPrivate, String first, String later) {
        var courier = new Courier(vertx, allowPrivate, PATIENCE, name ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? first : later)});
        var url = URI.create("http://hook.invalid:" + server.url("/").getPort() + "/");
        return courier.deliver(new Parcel(url, Map.of(), Buffer.buffer("{}")), Answer::receipt);
    }
}
