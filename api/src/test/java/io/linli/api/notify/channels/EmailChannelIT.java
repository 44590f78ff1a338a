package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Channel;
import io.linli.api.notify.ChannelContract;
import io.linli.api.notify.MailServer;
import io.linli.api.notify.NoticeSender;
import io.linli.api.notify.Occasion;
import io.linli.api.notify.Receipt;
import io.linli.model.Level;
import io.linli.model.Text;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.MailConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailChannelIT extends ChannelContract {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final Vertx vertx = Vertx.vertx();
    private PostOffice office;

    @BeforeAll
    void start(@TempDir Path folder) {
        office = new PostOffice(vertx, folder);
    }

    @AfterAll
    void stop() {
        office.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isPlainTextInBothLanguages() throws Exception {
        office.open();
        var notice = example(Level.I, Occasion.LEVEL_ROSE, new Text("积水 620 毫米", "620 mm of water"));
        assertThat(channel.deliver(notice)).isInstanceOf(Receipt.Delivered.class);
        var letters = office.letters();
        var letter = letters[letters.length - 1];
        assertThat(letter.getSubject()).isEqualTo("【升至I级·红色】积水 620 毫米");
        assertThat(letter.getContentType()).startsWith("text/plain");
        assertThat(letter.getContent().toString().replace("\r", "").strip())
                .isEqualTo("【升至I级·红色】积水 620 毫米\n\n[Raised to level I, red] 620 mm of water");
        assertThat(letter.getFrom()[0]).hasToString("alarm@example.org");
        assertThat(letter.getMessageID()).isEqualTo("<" + notice.id() + "@linli>");
    }

    @Test
    void isSentEncrypted() throws Exception {
        var before = office.letters().length;
        var trusting = new MailConfig().setTrustOptions(new PemTrustOptions().addCertValue(PostOffice.certificate()));
        assertThat(channel(office.secure(), PostOffice.PASSWORD, false, trusting)
                        .deliver(example()))
                .isInstanceOf(Receipt.Delivered.class);
        assertThat(office.letters()).hasSize(before + 1);
    }

    @Test
    void whoIsNotTrustedGetsNothing() {
        var before = office.letters().length;
        assertThat(channel(office.secure(), PostOffice.PASSWORD, false, new MailConfig())
                        .deliver(example()))
                .isInstanceOf(Receipt.Failed.class);
        assertThat(office.letters()).hasSize(before);
    }

    @Test
    void whoCannotEncryptIsNotToldThePassword() {
        office.open();
        var before = office.letters().length;
        assertThat(channel(office.plain(), PostOffice.PASSWORD, false, new MailConfig())
                        .deliver(example()))
                .isInstanceOf(Receipt.Failed.class);
        assertThat(office.letters()).hasSize(before);
    }

    @Test
    void aWrongPasswordIsNotTriedAgain() {
        office.open();
        var receipt =
                channel(office.plain(), "another-word", true, new MailConfig()).deliver(example());
        assertThat(receipt).isInstanceOf(Receipt.Refused.class);
        assertThat(receipt.toString()).startsWith("Refused[reason=535").doesNotContain("another-word");
    }

    @Test
    void hangingIsAFailure() {
        office.hang();
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void leavingHalfWayIsAFailure() {
        office.leave();
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void whatIsNoMailServerIsAFailure() {
        office.say("HTTP/1.1 400 Bad Request");
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void aServerThatIsBusyIsNotRefusing() {
        office.say("554 no service here");
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Refused.class);
        office.say("421 try again later");
        assertThat(channel.deliver(example()))
                .isEqualTo(new Receipt.Failed("421 try again later", Duration.ofMinutes(1)));
    }

    private Channel channel(URI url, String password, boolean allowPlain, MailConfig connection) {
        var server = new MailServer(url, PostOffice.USER, password, "alarm@example.org", allowPlain);
        return new EmailChannel(vertx, server, PATIENCE, connection);
    }

    @Override
    protected Channel build() {
        return channel(office.plain(), PostOffice.PASSWORD, true, new MailConfig());
    }

    @Override
    protected String recipient() {
        return "duty@example.org";
    }

    @Override
    protected void accept(NoticeSender sender) {
        office.open();
    }

    @Override
    protected void fail() {
        office.shut();
    }

    @Override
    protected Duration slowDown() {
        office.say("421 try again later");
        return Duration.ofMinutes(1);
    }
}
