package io.linli.api.notify;

import io.linli.api.notify.Robot.Kind;
import io.linli.api.notify.channels.CallBoxChannel;
import io.linli.api.notify.channels.Courier;
import io.linli.api.notify.channels.DingTalkChannel;
import io.linli.api.notify.channels.EmailChannel;
import io.linli.api.notify.channels.FeishuChannel;
import io.linli.api.notify.channels.PushChannel;
import io.linli.api.notify.channels.SmsChannel;
import io.linli.api.notify.channels.VoiceChannel;
import io.linli.api.notify.channels.WeComChannel;
import io.linli.api.notify.channels.WebhookChannel;
import io.linli.api.stream.StreamWriter;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of ways to reach people; a new one is a line here. One that is not set up is not there. */
public final class Channels {
    private final Vertx vertx;
    private final NoticeConfig config;
    private final Clock clock;
    private final Courier courier;

    public Channels(Vertx vertx, NoticeConfig config, Clock clock) {
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        this.courier = new Courier(vertx, config.allowPrivate());
    }

    public List<Channel> all(StreamWriter streams) {
        return Stream.<Optional<? extends Channel>>of(
                        Optional.of(new CallBoxChannel(streams, clock)),
                        config.webhook().map(this::webhook),
                        robots(Kind.WECOM).map(all -> new WeComChannel(courier, all, config.english(), clock)),
                        robots(Kind.DINGTALK).map(all -> new DingTalkChannel(courier, all, config.english(), clock)),
                        robots(Kind.FEISHU).map(all -> new FeishuChannel(courier, all, config.english(), clock)),
                        config.mail().map(server -> new EmailChannel(vertx, server)),
                        config.phone()
                                .filter(phone -> phone.sms().isPresent())
                                .map(phone -> new SmsChannel(courier, phone, clock)),
                        config.phone()
                                .filter(phone -> phone.voice().isPresent())
                                .map(phone -> new VoiceChannel(courier, phone, clock)),
                        config.push().map(keys -> new PushChannel(courier, keys)))
                .<Channel>flatMap(Optional::stream)
                .toList();
    }

    private Channel webhook(NoticeConfig.Webhook webhook) {
        return new WebhookChannel(new Courier(vertx, webhook.allowPrivate()), webhook, clock);
    }

    private Optional<List<Robot>> robots(Kind kind) {
        return Optional.of(config.robots().of(kind)).filter(robots -> !robots.isEmpty());
    }
}
