package io.linli.api.notify.channels;

import io.linli.api.notify.Channel;
import io.linli.api.notify.MailServer;
import io.linli.api.notify.Notice;
import io.linli.api.notify.Receipt;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes letters in plain text, in both languages; the recipient is an address. */
public final class EmailChannel implements Channel {
    public static final String ID = "email";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Who turns a first letter away to see whether it comes again wants no less. */
    private static final Duration GREYLISTED = Duration.ofMinutes(1);

    private final MailServer server;
    private final MailClient client;
    private final Duration patience;

    public EmailChannel(Vertx vertx, MailServer server) {
        this(vertx, server, PATIENCE, new MailConfig());
    }

    /** With what else is to be known of the connection. */
    EmailChannel(Vertx vertx, MailServer server, Duration patience, MailConfig connection) {
        this.server = server;
        this.patience = patience;
        this.client = MailClient.create(vertx, configured(connection));
    }

    private MailConfig configured(MailConfig connection) {
        connection
                .setHostname(server.url().getHost())
                .setPort(server.port())
                .setSsl(server.isSecureAtOnce())
                .setStarttls(server.allowPlain() ? StartTLSOptions.OPTIONAL : StartTLSOptions.REQUIRED)
                .setLogin(server.user().isEmpty() ? LoginOption.DISABLED : LoginOption.REQUIRED)
                .setUsername(server.user())
                .setPassword(server.password())
                .setKeepAlive(false)
                .setConnectTimeout((int) patience.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) patience.toMillis());
        return server.isSecureAtOnce() ? connection.setStarttls(StartTLSOptions.DISABLED) : connection;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Duration> pauses() {
        return List.of(
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2));
    }

    @Override
    public Receipt deliver(Notice notice) {
        var sent = client.sendMail(letter(notice))
                .<Receipt>map(result ->
                        new Receipt.Delivered("taken by " + server.url().getHost()))
                .recover(EmailChannel::judged);
        return Awaited.receipt(sent.toCompletionStage(), patience.multipliedBy(2));
    }

    /** The same letter when it is sent again, so that it may be known by its id. */
    private MailMessage letter(Notice notice) {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .set("Message-ID", "<" + notice.id() + "@linli>")
                .set("Auto-Submitted", "auto-generated");
        return new MailMessage()
                .setFrom(server.from())
                .setTo(notice.recipient())
                .setHeaders(headers)
                .setSubject(Wording.zh(notice).lines().findFirst().orElse("").replaceAll("\\s+", " "))
                .setText(Wording.zh(notice) + "\n\n" + Wording.en(notice) + "\n");
    }

    private static Future<Receipt> judged(Throwable problem) {
        if (!(problem instanceof SMTPException refusal)) {
            return Future.failedFuture(problem);
        }
        var said = Answer.shown(String.valueOf(refusal.getReplyMessage()));
        // What is no reply of a mail server counts as 500 there.
        var isRefusal = refusal.isPermanent() && said.startsWith("5");
        return Future.succeededFuture(isRefusal ? new Receipt.Refused(said) : new Receipt.Failed(said, GREYLISTED));
    }
}
