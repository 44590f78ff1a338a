package io.linli.api.notify.channels;

import io.linli.api.notify.Notice;
import io.linli.api.notify.Receipt;
import io.linli.api.notify.Robot;
import io.linli.model.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What robots of all kinds have in common: which one is meant, how often it may speak, how its answer is read. */
final class RobotPost {
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));
    /** A minute as a chat may count it, which hears of each notice a little later than it left. */
    static final Duration MINUTE = Duration.ofSeconds(62);

    private final Courier courier;
    private final ReplyCodes codes;
    private final Map<String, Line> lines;

    private record Line(Robot robot, Pace pace) {}

    RobotPost(Courier courier, List<Robot> robots, ReplyCodes codes, List<Pace.Limit> limits, Clock clock) {
        this.courier = courier;
        this.codes = codes;
        this.lines = robots.stream()
                .collect(Collectors.toUnmodifiableMap(Robot::grid, robot -> new Line(robot, new Pace(limits, clock))));
    }

    Receipt deliver(Notice notice, Function<Robot, Parcel> parcel) {
        var line = lines.get(notice.recipient());
        if (line == null) {
            return new Receipt.Refused("there is no robot for " + notice.recipient() + " any more");
        }
        var wait = line.pace.take(notice.level());
        if (wait.isPresent()) {
            return new Receipt.Postponed(wait.get());
        }
        var receipt = courier.deliver(parcel.apply(line.robot), codes::receipt);
        if (receipt instanceof Receipt.Failed failed && failed.notBefore() != null) {
            line.pace.rest(failed.notBefore());
        }
        return receipt;
    }

    static List<String> mentioned(Robot robot, Notice notice) {
        return notice.level().isAbove(Level.III) ? robot.mobiles() : List.of();
    }
}
