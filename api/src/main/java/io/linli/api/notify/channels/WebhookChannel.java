package io.linli.api.notify.channels;

import io.linli.api.ApiConfig.Webhook;
import io.linli.api.notify.Channel;
import io.linli.api.notify.Notice;
import io.linli.api.notify.Receipt;
import io.linli.model.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts a notice as a CloudEvent, signed as Standard Webhooks 1.0 has it; redirects are not followed. */
public final class WebhookChannel implements Channel {
    public static final String ID = "webhook";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    private final Webhook webhook;
    private final Signature signature;
    private final HttpClient client;
    private final Clock clock;

    public WebhookChannel(Vertx vertx, Webhook webhook, Clock clock) {
        this.webhook = webhook;
        this.signature = new Signature(webhook.secret());
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(3_000));
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
        try {
            return post(notice)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (UnknownHostException e) {
            return new Receipt.Failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Receipt.Failed("interrupted");
        } catch (ExecutionException e) {
            return new Receipt.Failed(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return new Receipt.Failed("no answer within " + PATIENCE.toSeconds() + " s");
        }
    }

    private Future<Receipt> post(Notice notice) throws UnknownHostException {
        var body = new String(Json.write(event(notice)), StandardCharsets.UTF_8);
        var time = clock.instant().getEpochSecond();
        var id = notice.id().toString();
        return client.request(target())
                .compose(request -> request.putHeader("content-type", "application/cloudevents+json")
                        .putHeader("user-agent", "linli")
                        .putHeader("webhook-id", id)
                        .putHeader("webhook-timestamp", Long.toString(time))
                        .putHeader("webhook-signature", signature.of(id, time, body))
                        .send(body))
                .map(WebhookChannel::receipt);
    }

    private RequestOptions target() throws UnknownHostException {
        var url = webhook.url();
        var isSecure = "https".equals(url.getScheme());
        var port = url.getPort() < 0 ? (isSecure ? 443 : 80) : url.getPort();
        var address = PublicAddress.of(url.getHost(), webhook.allowPrivate());
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(isSecure)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setTimeout(PATIENCE.toMillis());
    }

    private static Receipt receipt(HttpClientResponse response) {
        var status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Receipt.Delivered("HTTP " + status);
        }
        if (status == 410) {
            return new Receipt.Refused("HTTP 410: the receiver wants no more");
        }
        return new Receipt.Failed("HTTP " + status, wish(response.getHeader("retry-after")));
    }

    /** As seconds; a date is not worth the trouble. */
    private static @Nullable Duration wish(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("[0-9]{1,9}")) {
            return null;
        }
        var wish = Duration.ofSeconds(Long.parseLong(retryAfter));
        return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }

    private static Map<String, Object> event(Notice notice) {
        Map<String, Object> data = new LinkedHashMap<>(notice.data());
        data.put("incident", notice.incident());
        data.put("level", notice.level());
        data.put("subject", notice.subject());
        data.put("text", notice.text());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", notice.id());
        event.put("source", "/linli/incidents");
        event.put("type", "io.linli.incident." + notice.occasion().id());
        event.put("subject", notice.incident());
        event.put("time", notice.createdAt());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return event;
    }
}
