package io.linli.api.notify.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.zerodeplibs.webpush.EncryptedPushMessage;
import com.zerodeplibs.webpush.MessageEncryption;
import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import com.zerodeplibs.webpush.header.TTL;
import com.zerodeplibs.webpush.header.Urgency;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import io.linli.api.notify.Channel;
import io.linli.api.notify.Notice;
import io.linli.api.notify.PushKeys;
import io.linli.api.notify.Receipt;
import io.linli.model.Json;
import io.linli.model.Level;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Pushes to a browser, even where its page is closed, encrypted for it alone. The notice carries the browser's
 * subscription as its page was given it: {@code {endpoint, keys: {p256dh, auth}}}.
 */
public final class PushChannel implements Channel {
    public static final String ID = "push";
    static final String SUBSCRIPTION = "subscription";
    /** Later than this, whoever is back looks at the page itself. */
    private static final long VALID = TTL.hours(1);
    /** Of each line, so that all stays below the 4,096 that push services take. */
    private static final int MOST_BYTES = 1_000;
    /** Malformed, keys refused, subscription ended, too long. */
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 410, 413);

    private final Courier courier;
    private final PushKeys keys;
    private final MessageEncryption encryption = MessageEncryptions.of();

    public PushChannel(Courier courier, PushKeys keys) {
        this.courier = courier;
        this.keys = keys;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Duration> pauses() {
        return List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));
    }

    @Override
    public Receipt deliver(Notice notice) {
        Parcel parcel;
        try {
            parcel = parcel(notice, Json.MAPPER.valueToTree(notice.data().get(SUBSCRIPTION)));
        } catch (RuntimeException e) {
            return new Receipt.Refused("the subscription is none: " + e.getMessage());
        }
        return courier.deliver(parcel, PushChannel::read);
    }

    private Parcel parcel(Notice notice, JsonNode subscription) {
        var endpoint = courier.requireReachable(
                URI.create(subscription.path("endpoint").asText()));
        var browser = UserAgentMessageEncryptionKeyInfo.of(
                subscription.at("/keys/p256dh").asText(),
                subscription.at("/keys/auth").asText());
        var message = encryption.encrypt(browser, PushMessage.of(Json.write(content(notice))));
        return new Parcel(endpoint, headers(notice, endpoint, message), Buffer.buffer(message.toBytes()));
    }

    private static Map<String, Object> content(Notice notice) {
        return Map.of(
                "incident", notice.incident(),
                "level", notice.level(),
                "text",
                        Map.of(
                                "zh", ByteLimit.cut(Wording.zh(notice), MOST_BYTES),
                                "en", ByteLimit.cut(Wording.en(notice), MOST_BYTES)));
    }

    /** A newer word of an incident takes the place of one that still waits. */
    private Map<String, String> headers(Notice notice, URI endpoint, EncryptedPushMessage message) {
        var claim = VAPIDJWTParam.getBuilder()
                .resourceURLString(endpoint.toString())
                .expiresAfter(1, TimeUnit.HOURS)
                .subject(keys.contact())
                .build();
        return Map.of(
                "content-type", message.mediaType(),
                "content-encoding", message.contentEncoding(),
                "authorization", keys.pair().generateAuthorizationHeaderValue(claim),
                "ttl", Long.toString(VALID),
                "urgency", notice.level().isAbove(Level.III) ? Urgency.high() : Urgency.normal(),
                "topic", notice.incident().toString().replace("-", ""));
    }

    private static Receipt read(Answer answer) {
        return REFUSED.contains(answer.status())
                ? new Receipt.Refused("HTTP " + answer.status() + " " + Answer.shown(answer.body()))
                : answer.receipt();
    }
}
