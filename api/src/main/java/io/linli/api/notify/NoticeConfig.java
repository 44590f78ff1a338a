package io.linli.api.notify;

import io.linli.api.notify.channels.Signature;
import io.linli.model.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * The ways to reach people that are set up.
 *
 * @param webhook where every notice goes, when there is such a place
 * @param english whether chats show English below the Chinese
 * @param drill when each week it is tried whether people can be reached, if at all
 * @param allowPrivate whether others than the webhook may be reached in a private network
 */
public record NoticeConfig(
        Optional<Webhook> webhook,
        Robots robots,
        boolean english,
        boolean allowPrivate,
        Optional<MailServer> mail,
        Optional<Phone> phone,
        Optional<PushKeys> push,
        Optional<DrillTime> drill) {

    /** Nobody is told but by what belongs to the system itself. */
    public static final NoticeConfig NONE = new NoticeConfig(
            Optional.empty(),
            Robots.NONE,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

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
        return new NoticeConfig(Optional.of(receiver), robots, english, allowPrivate, mail, phone, push, drill);
    }

    public static NoticeConfig of(Settings settings) {
        var allowPrivate = settings.flag("LINLI_NOTICE_ALLOW_PRIVATE", false);
        return new NoticeConfig(
                webhook(settings),
                RobotList.of(settings, allowPrivate),
                isEnglish(settings),
                allowPrivate,
                MailServer.of(settings),
                Phone.of(settings),
                PushKeys.of(settings),
                DrillTime.of(settings));
    }

    private static boolean isEnglish(Settings settings) {
        var languages = settings.text("LINLI_NOTICE_LANGUAGES", "zh");
        return switch (languages) {
            case "zh" -> false;
            case "zh,en" -> true;
            default ->
                throw new IllegalArgumentException("LINLI_NOTICE_LANGUAGES=" + languages + " must be zh or zh,en");
        };
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
