package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.ApiConfig;
import io.linli.api.WebhookReceiver;
import io.linli.api.notify.Channel;
import io.linli.api.notify.ChannelContract;
import io.linli.api.notify.NoticeSender;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookChannelIT extends ChannelContract {
    private final Vertx vertx = Vertx.vertx();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final Channel channel = channel(true);

    private Channel channel(boolean allowPrivate) {
        return new WebhookChannel(
                vertx, new ApiConfig.Webhook(receiver.url(), WebhookReceiver.SECRET, allowPrivate), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        receiver.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aPrivateAddressIsRefusedUnlessAllowed() {
        assertThat(channel(false).deliver(example()).toString()).contains("no public address");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answer(302, Map.of("location", receiver.url().toString()));
        assertThat(channel.deliver(example()).toString()).contains("HTTP 302");
        assertThat(receiver.received()).hasSize(1);
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected String recipient() {
        return "webhook";
    }

    @Override
    protected void accept(NoticeSender sender) {
        receiver.answer(204, Map.of());
    }

    @Override
    protected void fail() {
        receiver.answer(503, Map.of());
    }

    @Override
    protected Duration slowDown() {
        receiver.answer(429, Map.of("retry-after", "77"));
        return Duration.ofSeconds(77);
    }
}
