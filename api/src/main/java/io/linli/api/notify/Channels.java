package io.linli.api.notify;

import io.linli.api.notify.channels.CallBoxChannel;
import io.linli.api.notify.channels.Courier;
import io.linli.api.notify.channels.WebhookChannel;
import io.linli.api.stream.StreamWriter;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of ways to reach people; a new one is a line here. One that is not set up is not there. */
public final class Channels {
    private Channels() {}

    public static List<Channel> of(Vertx vertx, NoticeConfig config, StreamWriter streams, Clock clock) {
        return Stream.<Optional<? extends Channel>>of(
                        Optional.of(new CallBoxChannel(streams, clock)),
                        config.webhook()
                                .map(webhook ->
                                        new WebhookChannel(new Courier(vertx, webhook.allowPrivate()), webhook, clock)))
                .<Channel>flatMap(Optional::stream)
                .toList();
    }
}
