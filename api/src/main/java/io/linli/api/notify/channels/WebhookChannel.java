package io.linli.api.notify.channels;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Notice;
import io.linli.api.notify.NoticeConfig.Webhook;
import io.linli.api.notify.Receipt;
import io.linli.model.Json;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Posts a notice as a CloudEvent, signed as Standard Webhooks 1.0 has it; redirects are not followed. */
public final class WebhookChannel implements Channel {
    public static final String ID = "webhook";

    private final Webhook webhook;
    private final Signature signature;
    private final Courier courier;
    private final Clock clock;

    public WebhookChannel(Courier courier, Webhook webhook, Clock clock) {
        this.webhook = webhook;
        this.signature = new Signature(webhook.secret());
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Duration> pauses() {
        return List.of(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                Duration.ofHours(6));
    }

    @Override
    public Receipt deliver(Notice notice) {
        return courier.deliver(parcel(notice), Answer::receipt);
    }

    private Parcel parcel(Notice notice) {
        var body = new String(Json.write(event(notice)), StandardCharsets.UTF_8);
        var time = clock.instant().getEpochSecond();
        var id = notice.id().toString();
        return new Parcel(
                webhook.url(),
                Map.of(
                        "content-type",
                        "application/cloudevents+json",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(time),
                        "webhook-signature",
                        signature.of(id, time, body)),
                Buffer.buffer(body));
    }

    private static Map<String, Object> event(Notice notice) {
        Map<String, Object> data = new LinkedHashMap<>(notice.data());
        if (notice.incident() != null) {
            data.put("incident", notice.incident());
        }
        data.put("level", notice.level());
        data.put("subject", notice.subject());
        data.put("text", notice.text());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", notice.id());
        event.put("source", "/linli/incidents");
        event.put("type", "io.linli.incident." + notice.occasion().id());
        if (notice.incident() != null) {
            event.put("subject", notice.incident());
        }
        event.put("time", notice.createdAt());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return event;
    }
}
