package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Occasion;
import io.linli.api.notify.Receipt;
import io.linli.api.notify.Robot;
import io.linli.model.Level;
import io.linli.model.Text;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeishuChannelIT extends RobotContract {

    @ParameterizedTest
    @CsvSource({"19001, refused", "19021, refused", "19024, refused", "9499, refused", "11232, PT1M"})
    void itsCodesAreUnderstood(int code, String meaning) {
        assertMeaning(code, meaning);
    }

    /** The example that go-lark, a client of Feishu's, is tried with. */
    @Test
    void signsThePublishedExample() {
        assertThat(FeishuChannel.signature("xxx", 1_661_860_880L))
                .isEqualTo("QnWVTSBe6FmQDE0bG6X0mURbI+DnvVyu1h+j5dHOjrU=");
    }

    @Test
    void theSignatureStandsInTheMessage() {
        accept();
        channel.deliver(example());
        var sent = server.last().json();
        assertThat(sent.at("/timestamp").asText()).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(sent.at("/sign").asText()).isEqualTo(FeishuChannel.signature(SECRET, NOW.getEpochSecond()));
        assertThat(sent.at("/msg_type").asText()).isEqualTo("text");
    }

    @Test
    void aPlacesNameCallsNobody() {
        accept();
        channel.deliver(example(Level.II, Occasion.DISPATCHED, new Text("<at user_id=\"all\">", "")));
        assertThat(said()).doesNotContain("<at");
    }

    @Test
    void theOlderFormOfItsAnswerIsUnderstood() {
        server.answer(200, "{\"Extra\": null, \"StatusCode\": 0, \"StatusMessage\": \"success\"}");
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Delivered.class);
    }

    @Override
    protected Robot robot(URI address) {
        return new Robot(Robot.Kind.FEISHU, recipient(), address, SECRET, List.of());
    }

    @Override
    protected Channel build(Courier carrier, List<Robot> robots, boolean isEnglish, Clock clock) {
        return new FeishuChannel(carrier, robots, isEnglish, clock);
    }

    @Override
    protected String path() {
        return "/open-apis/bot/v2/hook/0b1c";
    }

    @Override
    protected String said() {
        return server.last().json().at("/content/text").asText();
    }

    @Override
    protected String answer(int code) {
        return "{\"code\": %d, \"msg\": \"said so\", \"data\": {}}".formatted(code);
    }

    @Override
    protected int atOnce() {
        return 4;
    }

    @Override
    protected int mostBytes() {
        return 4_096;
    }
}
