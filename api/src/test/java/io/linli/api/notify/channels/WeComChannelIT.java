package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Occasion;
import io.linli.api.notify.Robot;
import io.linli.model.Level;
import io.linli.model.Text;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeComChannelIT extends RobotContract {

    @ParameterizedTest
    @CsvSource({"93000, refused", "93008, refused", "40058, refused", "45009, PT1M"})
    void itsCodesAreUnderstood(int code, String meaning) {
        assertMeaning(code, meaning);
    }

    @Test
    void theKeyInTheAddressIsSent() {
        accept();
        channel.deliver(example());
        assertThat(server.last().uri()).isEqualTo(path());
        assertThat(server.last().json().at("/msgtype").asText()).isEqualTo("text");
    }

    @Test
    void whoIsOnThePhonesListIsMentionedWhenItIsUrgent() {
        accept();
        channel.deliver(example());
        assertThat(server.last().json().at("/text/mentioned_mobile_list/0").asText())
                .isEqualTo(MOBILE);
        channel.deliver(example(Level.III, Occasion.DISPATCHED, new Text("积水", "water")));
        assertThat(server.last().json().at("/text/mentioned_mobile_list")).isEmpty();
    }

    @Override
    protected Robot robot(URI address) {
        return new Robot(Robot.Kind.WECOM, recipient(), address, "", List.of(MOBILE));
    }

    @Override
    protected Channel build(Courier carrier, List<Robot> robots, boolean isEnglish, Clock clock) {
        return new WeComChannel(carrier, robots, isEnglish, clock);
    }

    @Override
    protected String path() {
        return "/cgi-bin/webhook/send?key=693a91f6";
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
        return 2_048;
    }
}
