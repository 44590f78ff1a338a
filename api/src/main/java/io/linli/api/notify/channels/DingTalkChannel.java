package io.linli.api.notify.channels;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Notice;
import io.linli.api.notify.Receipt;
import io.linli.api.notify.Robot;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Speaks in a group of DingTalk (钉钉) by its robot; the signature stands in the address. */
public final class DingTalkChannel implements Channel {
    /** It would take 20,000; nobody reads more than this. */
    private static final int MOST_BYTES = 4_096;

    private static final List<Pace.Limit> LIMITS = List.of(new Pace.Limit(20, RobotPost.MINUTE));
    /** For so long a robot is silenced that spoke too often. */
    private static final Duration SILENCED = Duration.ofMinutes(10);

    private static final ReplyCodes CODES = new ReplyCodes(
            List.of("errcode"),
            "errmsg",
            // Parameter, header, signature, key, group or robot that is gone, type; what it takes for unfit.
            Set.of(
                    40035, 43004, 300001, 300005, 310000, 400013, 400101, 400102, 400105, 400106, 430101, 430102,
                    430103, 430104),
            Map.of(130101, SILENCED, 410100, SILENCED));

    private final RobotPost post;
    private final boolean english;
    private final Clock clock;

    public DingTalkChannel(Courier courier, List<Robot> robots, boolean english, Clock clock) {
        this.post = new RobotPost(courier, robots, CODES, LIMITS, clock);
        this.english = english;
        this.clock = clock;
    }

    @Override
    public String id() {
        return Robot.Kind.DINGTALK.id();
    }

    @Override
    public List<Duration> pauses() {
        return RobotPost.PAUSES;
    }

    @Override
    public Receipt deliver(Notice notice) {
        return post.deliver(notice, robot -> parcel(notice, robot));
    }

    /** Who is mentioned must stand in the text too. */
    private Parcel parcel(Notice notice, Robot robot) {
        var mobiles = RobotPost.mentioned(robot, notice);
        var mentions = mobiles.stream().map(mobile -> " @" + mobile).collect(Collectors.joining());
        var text = ByteLimit.cut(Wording.of(notice, english), MOST_BYTES - mentions.length());
        return Parcel.ofJson(
                signed(robot),
                Map.of(
                        "msgtype", "text",
                        "text", Map.of("content", text + mentions),
                        "at", Map.of("atMobiles", mobiles, "isAtAll", false)));
    }

    private URI signed(Robot robot) {
        var time = clock.millis();
        var signature = URLEncoder.encode(signature(robot.secret(), time), StandardCharsets.UTF_8);
        var before = robot.url().getRawQuery() == null ? "?" : "&";
        return URI.create(robot.url() + before + "timestamp=" + time + "&sign=" + signature);
    }

    static String signature(String secret, long epochMilli) {
        return HmacSha256.base64(secret, epochMilli + "\n" + secret);
    }
}
