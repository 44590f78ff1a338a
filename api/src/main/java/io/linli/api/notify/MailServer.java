package io.linli.api.notify;

import io.linli.model.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * Who takes our letters.
 *
 * @param url {@code smtps://} speaks TLS from the first word, {@code smtp://} goes over to it
 * @param user empty where nobody logs in
 * @param from whom the letters come from
 * @param allowPlain whether they may travel unencrypted, as within one's own network
 */
public record MailServer(URI url, String user, String password, String from, boolean allowPlain) {

    public MailServer {
        if (url.getHost() == null) {
            throw new IllegalArgumentException("LINLI_MAIL_URL=" + url + " names no host");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException("LINLI_MAIL_URL=(secret) must name no user: that is LINLI_MAIL_USER");
        }
        if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new IllegalArgumentException("LINLI_MAIL_FROM=" + from + " must be an address, name@host");
        }
    }

    static Optional<MailServer> of(Settings settings) {
        return settings.find("LINLI_MAIL_URL").map(url -> {
            var user = settings.text("LINLI_MAIL_USER", "");
            return new MailServer(
                    settings.uri("LINLI_MAIL_URL", "smtps", "smtp"),
                    user,
                    user.isEmpty() ? "" : settings.secret("LINLI_MAIL_PASSWORD", 1),
                    settings.text("LINLI_MAIL_FROM"),
                    settings.flag("LINLI_MAIL_ALLOW_PLAIN", false));
        });
    }

    public boolean isSecureAtOnce() {
        return "smtps".equals(url.getScheme());
    }

    public int port() {
        return url.getPort() > 0 ? url.getPort() : isSecureAtOnce() ? 465 : 587;
    }

    @Override
    public String toString() {
        return url + " from " + from;
    }
}
