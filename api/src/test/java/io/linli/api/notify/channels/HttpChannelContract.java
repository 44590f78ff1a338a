package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Channel;
import io.linli.api.notify.ChannelContract;
import io.linli.api.notify.NoticeSender;
import io.linli.api.notify.Receipt;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every channel does that posts to somebody else's server, however that behaves. */
abstract class HttpChannelContract extends ChannelContract {
    private static final Duration PATIENCE = Duration.ofMillis(700);
    protected final Vertx vertx = Vertx.vertx();
    protected final OtherServer server = new OtherServer(vertx);
    private final Courier courier = new Courier(vertx, true, PATIENCE);

    /** The channel to a server that listens there. */
    protected abstract Channel build(Courier carrier, URI address);

    /** What the other side says when it has taken a notice. */
    protected abstract void accept();

    protected String reasonAgainstPrivate() {
        return "no public address";
    }

    /** Where on the server. */
    protected String path() {
        return "/";
    }

    @BeforeEach
    void forget() {
        server.forget();
    }

    @AfterAll
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void hangingIsAFailure() {
        server.hang();
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void closingHalfWayIsAFailure() {
        server.closeHalfWay();
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void whatIsNoHttpIsAFailure() {
        var garbage = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(asked -> socket.write("\u0000 what?\r\n\r\n")))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var there = URI.create("http://127.0.0.1:" + garbage.actualPort() + path());
        assertThat(build(courier, there).deliver(example())).isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void noAnswerIsReadForEver() {
        server.answerForEver();
        var receipt = channel.deliver(example()).toString();
        assertThat(receipt).doesNotContain("no answer").doesNotContain("imeout").hasSizeLessThan(500);
    }

    @Test
    void aPrivateAddressIsRefusedUnlessAllowed() {
        accept();
        var receipt =
                build(new Courier(vertx, false, PATIENCE), server.url(path())).deliver(example());
        assertThat(receipt.toString()).contains(reasonAgainstPrivate());
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.answer(302, "", "location", server.url(path()).toString());
        assertThat(channel.deliver(example()).toString()).contains("HTTP 302");
        assertThat(server.received()).hasSize(1);
    }

    @Override
    protected Channel build() {
        return build(courier, server.url(path()));
    }

    @Override
    protected void accept(NoticeSender sender) {
        accept();
    }

    @Override
    protected void fail() {
        server.answer(500, "");
    }

    @Override
    protected Duration slowDown() {
        server.answer(429, "", "retry-after", "77");
        return Duration.ofSeconds(77);
    }
}
