package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Robot;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DingTalkChannelIT extends RobotContract {

    @ParameterizedTest
    @CsvSource({"310000, refused", "400101, refused", "430104, refused", "130101, PT10M", "410100, PT10M"})
    void itsCodesAreUnderstood(int code, String meaning) {
        assertMeaning(code, meaning);
    }

    /** Its makers publish the rule, not an example: this one is stated by other public code as computed apart from it. */
    @Test
    void signsByTheRule() {
        assertThat(DingTalkChannel.signature("xxx", 1_661_860_880L))
                .isEqualTo("dIUMcehSFkPlWOGqwoP5EFcartyN67QSY9wbVW+hTbE=");
    }

    @Test
    void theSignatureFollowsTheKeyInTheAddress() {
        accept();
        channel.deliver(example());
        var sent = server.last().parameters();
        assertThat(sent.get("access_token")).isEqualTo("566cc69d");
        assertThat(sent.get("timestamp")).isEqualTo(Long.toString(NOW.toEpochMilli()));
        assertThat(sent.get("sign")).isEqualTo(DingTalkChannel.signature(SECRET, NOW.toEpochMilli()));
    }

    @Test
    void whoIsMentionedStandsInTheTextToo() {
        accept();
        channel.deliver(example());
        assertThat(said()).isEqualTo("【II级·橙色】积水 @" + MOBILE);
        assertThat(server.last().json().at("/at/atMobiles/0").asText()).isEqualTo(MOBILE);
        assertThat(server.last().json().at("/at/isAtAll").asBoolean()).isFalse();
    }

    @Override
    protected Robot robot(URI address) {
        return new Robot(Robot.Kind.DINGTALK, recipient(), address, SECRET, List.of(MOBILE));
    }

    @Override
    protected Channel build(Courier carrier, List<Robot> robots, boolean isEnglish, Clock clock) {
        return new DingTalkChannel(carrier, robots, isEnglish, clock);
    }

    @Override
    protected String path() {
        return "/robot/send?access_token=566cc69d";
    }

    @Override
    protected String said() {
        return server.last().json().at("/text/content").asText();
    }

    @Override
    protected String answer(int code) {
        return "{\"errcode\": %d, \"errmsg\": \"said so\"}".formatted(code);
    }

    @Override
    protected int atOnce() {
        return 15;
    }

    @Override
    protected int mostBytes() {
        return 4_096;
    }
}
