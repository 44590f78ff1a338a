package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Channel;
import io.linli.api.notify.NoticeSender;
import io.linli.api.notify.Phone;
import io.linli.api.notify.Receipt;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What gateways of short messages and calls do, besides. */
abstract class GatewayContract extends HttpChannelContract {
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String KEY_ID = "a-key-id";
    static final String KEY_SECRET = "a-secret-of-a-gateway";
    private static final Phone.Sms SMS = new Phone.Sms("1400787878", "邻里", "SMS_1");
    private static final Phone.Voice VOICE = new Phone.Voice("1400787879", "TTS_1", "057100000000");

    protected abstract Channel build(Courier carrier, URI address, Phone phone, Clock clock);

    protected abstract Phone.Gateway gateway();

    /** What the gateway says when it does not take it. */
    protected abstract String refusal(String code);

    @Test
    void anAnswerThatIsNoneOfItsOwnIsAFailure() {
        server.answer(200, "<html>it works</html>");
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void aCodeThatNobodyKnowsIsTriedAgain() {
        server.answer(200, refusal("Unheard.Of"));
        assertThat(channel.deliver(example())).isEqualTo(new Receipt.Failed("Unheard.Of said so"));
    }

    @Test
    void ofTheNumberOnlyTheEndsAreShown() {
        assertThat(NoticeSender.view(example())).containsEntry("recipient", "138****0001");
    }

    /** What the code means: tried again after a minute, at the usual time, or never. */
    protected void assertMeaning(String code, String meaning) {
        server.answer(meaning.equals("slow") ? 200 : 400, refusal(code));
        var said = code + " said so";
        var expected = switch (meaning) {
            case "refused" -> new Receipt.Refused(said);
            case "slow" -> new Receipt.Failed(said, Duration.ofMinutes(1));
            default -> new Receipt.Failed(said);
        };
        assertThat(channel.deliver(example())).isEqualTo(expected);
    }

    @Override
    protected Channel build(Courier carrier, URI address) {
        var phone = new Phone(gateway(), KEY_ID, KEY_SECRET, Optional.of(SMS), Optional.of(VOICE), Optional.empty());
        return build(carrier, address, phone, CLOCK);
    }

    @Override
    protected String path() {
        return "";
    }

    @Override
    protected String recipient() {
        return "13800000001";
    }
}
