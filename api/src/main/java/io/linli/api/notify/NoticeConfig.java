package io.linli.api.notify;

import io.linli.api.notify.channels.Signature;
import io.linli.model.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * The ways to reach people that are set up.
 *
 * @param webhook where every notice goes, when there is such a place
 */
public record NoticeConfig(Optional<Webhook> webhook) {

    /** Nobody is told but by what belongs to the system itself. */
    public static final NoticeConfig NONE = new NoticeConfig(Optional.empty());

    /**
     * A receiver of signed notices.
     *
     * @param secret {@code whsec_} and base64, as Standard Webhooks has it
     * @param allowPrivate whether the receiver may stand in a private network
     */
    public record Webhook(URI url, String secret, boolean allowPrivate) {
        public Webhook {
            if (url.getHost() == null) {
                throw new IllegalArgumentException("LINLI_WEBHOOK_URL=" + url + " names no host");
            }
            Signature.requireSecret(secret);
        }

        @Override
        public String toString() {
            return url.toString();
        }
    }

    public NoticeConfig with(Webhook receiver) {
        return new NoticeConfig(Optional.of(receiver));
    }

    public static NoticeConfig of(Settings settings) {
        return new NoticeConfig(webhook(settings));
    }

    private static Optional<Webhook> webhook(Settings settings) {
        if (settings.find("LINLI_WEBHOOK_URL").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Webhook(
                settings.uri("LINLI_WEBHOOK_URL", "http", "https"),
                settings.secret("LINLI_WEBHOOK_SECRET", 24),
                settings.flag("LINLI_WEBHOOK_ALLOW_PRIVATE", false)));
    }
}
