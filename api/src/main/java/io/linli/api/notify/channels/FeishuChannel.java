package io.linli.api.notify.channels;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Notice;
import io.linli.api.notify.Receipt;
import io.linli.api.notify.Robot;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Speaks in a group of Feishu (飞书) by its robot; the signature stands in the message. */
public final class FeishuChannel implements Channel {
    /** It would take 20 KB in all; nobody reads more than this. */
    private static final int MOST_BYTES = 4_096;

    private static final List<Pace.Limit> LIMITS =
            List.of(new Pace.Limit(100, RobotPost.MINUTE), new Pace.Limit(5, Duration.ofMillis(1_200)));
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final ReplyCodes CODES = new ReplyCodes(
            List.of("code", "StatusCode"),
            "msg",
            // Request, key, parameter; signature, address, key word; too long.
            Set.of(9499, 19001, 19002, 19021, 19022, 19024, 19036),
            Map.of(11232, A_MINUTE, 99991400, A_MINUTE));

    private final RobotPost post;
    private final boolean english;
    private final Clock clock;

    public FeishuChannel(Courier courier, List<Robot> robots, boolean english, Clock clock) {
        this.post = new RobotPost(courier, robots, CODES, LIMITS, clock);
        this.english = english;
        this.clock = clock;
    }

    @Override
    public String id() {
        return Robot.Kind.FEISHU.id();
    }

    @Override
    public List<Duration> pauses() {
        return RobotPost.PAUSES;
    }

    @Override
    public Receipt deliver(Notice notice) {
        // A tag in a text calls people, so what only looks like one is written otherwise.
        var text = ByteLimit.cut(Wording.of(notice, english).replace('<', '＜'), MOST_BYTES);
        return post.deliver(notice, robot -> {
            var time = clock.instant().getEpochSecond();
            return Parcel.ofJson(
                    robot.url(),
                    Map.of(
                            "timestamp", Long.toString(time),
                            "sign", signature(robot.secret(), time),
                            "msg_type", "text",
                            "content", Map.of("text", text)));
        });
    }

    /** What others sign is the key here, and nothing is signed. */
    static String signature(String secret, long epochSecond) {
        return HmacSha256.base64(epochSecond + "\n" + secret, "");
    }
}
