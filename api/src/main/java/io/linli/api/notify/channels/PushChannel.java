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
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Pushes to a browser, even where its page is closed, encrypted for it alone. The notice carries the browser's
 * subscription as its page was given it, with the page's language: {@code {endpoint, keys: {p256dh, auth}, language}}.
 */
public final class PushChannel implements Channel {
    public static final String ID = "push";
    public static final String SUBSCRIPTION = "subscription";
    /** Later than this, whoever is back looks at the page itself. */
    private static final long VALID = TTL.hours(1);
    /** Of each line, so that all stays below the 4,096 that push services take. */
    private static final int MOST_BYTES = 1_000;
    /** Malformed, keys refused, subscription ended, too long. */
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 410, 413);

    /** The push service knows no such subscription any more. */
    private static final Set<Integer> ENDED = Set.of(404, 410);

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
        var language = subscription.path("language").asText("zh");
        var message = encryption.encrypt(browser, PushMessage.of(Json.write(content(notice, language))));
        return new Parcel(endpoint, headers(notice, endpoint, message), Buffer.buffer(message.toBytes()));
    }

    private static Map<String, Object> content(Notice notice, String language) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", notice.id());
        if (notice.incident() != null) {
            content.put("incident", notice.incident());
        }
        content.put("level", notice.level());
        content.put("language", language);
        content.put(
                "text",
                Map.of(
                        "zh", ByteLimit.cut(Wording.zh(notice), MOST_BYTES),
                        "en", ByteLimit.cut(Wording.en(notice), MOST_BYTES)));
        return content;
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
                "topic", topic(notice).replace("-", ""));
    }

    private static String topic(Notice notice) {
        return (notice.incident() == null ? notice.id() : notice.incident()).toString();
    }

    private static Receipt read(Answer answer) {
        var said = "HTTP " + answer.status() + " " + Answer.shown(answer.body());
        return REFUSED.contains(answer.status())
                ? new Receipt.Refused(said, ENDED.contains(answer.status()))
                : answer.receipt();
    }

    /**
     * An address that a page gave us may take pushes; throws where it is not safe to go there. May ask for its name,
     * so never on an event loop.
     */
    public static void requireReachable(URI endpoint, boolean allowPrivate) throws UnknownHostException {
        Courier.requireReachable(endpoint, allowPrivate);
        PublicAddress.of(endpoint.getHost(), allowPrivate);
    }
}
