package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Channel;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.notify.Occasion;
import io.linli.api.notify.PushKeys;
import io.linli.api.notify.Receipt;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Settings;
import io.linli.model.Text;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushChannelIT extends HttpChannelContract {
    private static final Browser SERVER = new Browser();
    private static final PushKeys KEYS = NoticeConfig.of(Settings.of(Map.of(
                    "LINLI_PUSH_IDENTITY", SERVER.publicKey(),
                    "LINLI_PUSH_PRIVATE_KEY", SERVER.privateKey(),
                    "LINLI_PUSH_CONTACT", "mailto:alarm@example.org")))
            .push()
            .orElseThrow();

    private final Browser browser = new Browser();
    private Object subscription = "";

    @Test
    void theBrowserAloneReadsIt() {
        accept();
        channel.deliver(example(Level.I, Occasion.DISPATCHED, new Text("积水", "water")));
        var sent = server.last();
        assertThat(sent.headers().get("content-encoding")).isEqualTo("aes128gcm");
        var read = Json.read(browser.decrypted(sent.body().getBytes()), Map.class);
        assertThat(read)
                .containsEntry("level", "I")
                .containsEntry("text", Map.of("zh", "【I级·红色】积水", "en", "[Level I, red] water"));
        assertThat(sent.headers().get("urgency")).isEqualTo("high");
        assertThat(sent.headers().get("topic")).hasSize(32);
    }

    /** As RFC 8292 has it, checked by Java's own means. */
    @Test
    void thePushServiceSeesWhoPushes() throws Exception {
        accept();
        channel.deliver(example());
        var said = server.last().headers().get("authorization");
        assertThat(said).startsWith("vapid t=").endsWith("k=" + SERVER.publicKey());
        var parts = said.replaceFirst("vapid t=", "").split(",")[0].split("\\.");
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(SERVER.pair().getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        var claims = Json.read(Base64.getUrlDecoder().decode(parts[1]), Map.class);
        assertThat(claims)
                .containsEntry("aud", server.url("").toString())
                .containsEntry("sub", "mailto:alarm@example.org");
        assertThat(((Number) claims.get("exp")).longValue())
                .isGreaterThan(Instant.now().getEpochSecond());
    }

    @Test
    void aLongTextFits() {
        accept();
        channel.deliver(example(Level.I, Occasion.DISPATCHED, new Text("深".repeat(5_000), "x".repeat(5_000))));
        assertThat(server.last().body().length()).isLessThanOrEqualTo(4_096);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410, 413})
    void aSubscriptionThatHasEndedIsNotTriedAgain(int status) {
        server.answer(status, "");
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"endpoint\": \"file:///etc/passwd\"}",
                "{\"endpoint\": \"https://x\", \"keys\": {\"auth\": \"a\"}}"
            })
    void whatIsNoSubscriptionIsRefused(String json) {
        subscription = Json.read(json.getBytes(StandardCharsets.UTF_8), Map.class);
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Refused.class);
    }

    @Test
    void aBrowserCannotSendUsIntoThePrivateNetwork() {
        var careful = build(new Courier(vertx, false), URI.create("https://127.0.0.1/push"));
        assertThat(careful.deliver(example()).toString()).contains("no public address");
    }

    @Override
    protected String reasonAgainstPrivate() {
        return "an address must begin with https://";
    }

    @Override
    protected Map<String, Object> data() {
        return Map.of(PushChannel.SUBSCRIPTION, subscription);
    }

    @Override
    protected Channel build(Courier carrier, URI address) {
        subscription = browser.subscription(address);
        return new PushChannel(carrier, KEYS);
    }

    @Override
    protected void accept() {
        server.answer(201, "");
    }

    @Override
    protected String path() {
        return "/push/0b1c";
    }

    @Override
    protected String recipient() {
        return "duty";
    }
}
