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

/** Speaks in a group of WeCom (企业微信) by its robot. */
public final class WeComChannel implements Channel {
    private static final int MOST_BYTES = 2_048;
    private static final List<Pace.Limit> LIMITS = List.of(new Pace.Limit(20, RobotPost.MINUTE));
    private static final ReplyCodes CODES = new ReplyCodes(
            List.of("errcode"),
            "errmsg",
            // Type, argument, nothing said, too long; key unknown, robot switched off, not in the group.
            Set.of(40008, 40058, 44004, 45002, 93000, 93004, 93008),
            Map.of(45009, Duration.ofMinutes(1)));

    private final RobotPost post;
    private final boolean english;

    public WeComChannel(Courier courier, List<Robot> robots, boolean english, Clock clock) {
        this.post = new RobotPost(courier, robots, CODES, LIMITS, clock);
        this.english = english;
    }

    @Override
    public String id() {
        return Robot.Kind.WECOM.id();
    }

    @Override
    public List<Duration> pauses() {
        return RobotPost.PAUSES;
    }

    @Override
    public Receipt deliver(Notice notice) {
        var content = ByteLimit.cut(Wording.of(notice, english), MOST_BYTES);
        return post.deliver(notice, robot -> {
            var mobiles = RobotPost.mentioned(robot, notice);
            return Parcel.ofJson(
                    robot.url(),
                    Map.of("msgtype", "text", "text", Map.of("content", content, "mentioned_mobile_list", mobiles)));
        });
    }
}
