package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.jobs.detect.risks.inactivity.Limit.Reason;
import io.linli.model.Ladder;
import io.linli.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said of a silent home; never by anybody's name. */
final class InactivityWords {

    /** So long people are told that what is usual is still being learned. */
    private static final int YOUNG_DAYS = 14;

    private InactivityWords() {}

    static Finding finding(Alarm alarm, InactivityMemory memory, Watched watched, long now) {
        var home = new Home(memory, watched);
        return Finding.open(
                        alarm.onset(),
                        alarm.step().level(),
                        explanation(alarm, home, now),
                        new Text(zh(alarm, home, now), en(alarm, home, now)))
                .with(alarm.step());
    }

    /** The same when somebody was heard, now or by a reading that came late. */
    static Finding ended(Alarm alarm, InactivityMemory memory, Watched watched, long now, Activity activity) {
        var home = new Home(memory, watched);
        var explanation = explanation(alarm, home, now);
        explanation.put("activity", seen(activity.device(), activity.room(), activity.at()));
        var place = watched.place();
        var time = Moment.clock(activity.at(), place.zone());
        var text = new Text(
                "%s，%s又有活动。".formatted(place.label(), time),
                "%s: activity again at %s.".formatted(place.label(), time));
        return Finding.open(alarm.onset(), alarm.step().level(), explanation, text)
                .with(alarm.step());
    }

    private static long length(Home home, long now) {
        var silence = home.memory().silence();
        return now - silence.begun() - Watch.notSilent(silence, home.watched().blindness(), now);
    }

    private static Map<String, Object> explanation(Alarm alarm, Home home, long now) {
        var silence = home.memory().silence();
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(alarm.onset()));
        explanation.put("silent_minutes", length(home, now) / 60_000);
        explanation.put("limit_minutes", alarm.limit().span() / 60_000);
        if (alarm.limit().reason() == Reason.FIXED) {
            explanation.put("trial", true);
        }
        explanation.put("limit_reason", alarm.limit().reason().name().toLowerCase(Locale.ROOT));
        if (alarm.limit().norm() > 0) {
            explanation.put("learned_longest_minutes", alarm.limit().norm() / 60_000);
        }
        explanation.put(
                "not_seen_minutes", Watch.notSilent(silence, home.watched().blindness(), now) / 60_000);
        explanation.put("presence", isAway(alarm) ? "away_probable" : "home");
        if (silence.lastDoor() != Silence.NONE) {
            explanation.put("exit_door", Moment.written(silence.lastDoor()));
        }
        explanation.put("learned_days", learnedDays(home, now));
        explanation.put("sensors_live", home.liveChannels(now));
        explanation.put("sensors", home.channels());
        putUnlessEmpty(explanation, "sensors_overdue", home.faulty(now));
        putUnlessEmpty(explanation, "sensors_stuck", home.stuck());
        explanation.put("heard_until", Moment.written(home.heardUntil(now)));
        if (alarm.isAnswered()) {
            explanation.put("checkin_answered", Moment.written(alarm.answeredAt()));
        }
        if (!silence.device().isEmpty()) {
            explanation.put("evidence", List.of(seen(silence.device(), silence.room(), silence.begun())));
        }
        return explanation;
    }

    private static void putUnlessEmpty(Map<String, Object> explanation, String name, List<String> devices) {
        if (!devices.isEmpty()) {
            explanation.put(name, devices);
        }
    }

    private static long learnedDays(Home home, long now) {
        return Math.max(0, now - home.memory().watchedSince()) / 86_400_000;
    }

    private static boolean isYoung(Home home, long now) {
        return learnedDays(home, now) < YOUNG_DAYS;
    }

    private static Map<String, Object> seen(String device, String room, long at) {
        var seen = new LinkedHashMap<String, Object>();
        seen.put("device", device);
        seen.put("room", room);
        seen.put("at", Moment.written(at));
        return seen;
    }

    private static boolean isAway(Alarm alarm) {
        return alarm.limit().reason() == Reason.AWAY;
    }

    private static String zh(Alarm alarm, Home home, long now) {
        var silence = home.memory().silence();
        var zone = home.watched().place().zone();
        var text = new StringBuilder(home.watched().place().label())
                .append("，")
                .append(Moment.clock(silence.begun(), zone))
                .append("起")
                .append(Moment.spanZh(length(home, now)))
                .append(isAway(alarm) ? "未见返家" : "无活动");
        if (!silence.device().isEmpty()) {
            text.append("（最后：")
                    .append((silence.room() + " " + silence.device()).strip())
                    .append("）");
        }
        text.append("。").append(normZh(alarm, length(home, now), isYoung(home, now)));
        text.append(doorZh(home)).append(isAway(alarm) ? "此后室内无动静，判断外出；" : "判断在家；");
        text.append("传感器%d/%d在线。".formatted(home.liveChannels(now), home.channels()));
        return text.append(adviceZh(alarm.step())).toString();
    }

    private static String doorZh(Home home) {
        var door = home.memory().silence().lastDoor();
        var zone = home.watched().place().zone();
        return door == Silence.NONE ? "" : "大门%s开合，".formatted(Moment.clock(door, zone));
    }

    private static String normZh(Alarm alarm, long length, boolean isYoung) {
        var limit = alarm.limit();
        var learning = isYoung ? "仍在学习作息。" : "";
        return switch (limit.reason()) {
            case LEARNING -> "仍在学习作息，暂按%s判断。".formatted(Moment.spanZh(limit.span()));
            case FEW_SENSORS -> "可用传感器不足两个，只按%s判断。".formatted(Moment.spanZh(limit.span()));
            case SENSOR_FAULT -> "有传感器失联，可能有看不到的房间，只按%s判断。".formatted(Moment.spanZh(limit.span()));
            case UNSEEN -> "家中曾有一段时间看不到，可能已外出，暂按%s判断。".formatted(Moment.spanZh(limit.span()));
            case CAP -> "限时%s。".formatted(Moment.spanZh(limit.span()));
            case AWAY ->
                limit.norm() == 0
                        ? "外出限时%s。".formatted(Moment.spanZh(limit.span()))
                        : "过去60天曾两次外出%s，限时%s。".formatted(Moment.spanZh(limit.norm()), Moment.spanZh(limit.span()));
            case FIXED -> "演练：暂按固定时限%s判断。".formatted(Moment.spanZh(limit.span()));
            case UP_BY -> learning + "已过平日起床时间。";
            case ONGOING -> learning + "已超过过去60天此时刻前后仍在持续的所有静默。";
            case BEGUN, ROOM, LONGEST ->
                "%s过去60天%s最长静默%s%s。"
                        .formatted(
                                learning,
                                limit.reason() == Reason.LONGEST ? "" : "此时段",
                                Moment.spanZh(limit.norm()),
                                length > limit.norm() ? "，已超出" + Moment.spanZh(length - limit.norm()) : "");
        };
    }

    private static String adviceZh(Ladder step) {
        return switch (step) {
            case L1 -> "建议：先电话问候。";
            case L2 -> "建议：电话联系家属和网格员，30分钟无应答上门。";
            case L3 -> "请立即上门。";
        };
    }

    private static String en(Alarm alarm, Home home, long now) {
        var silence = home.memory().silence();
        var zone = home.watched().place().zone();
        var text = new StringBuilder(home.watched().place().label())
                .append(isAway(alarm) ? ": nobody back" : ": no activity")
                .append(" since ")
                .append(Moment.clock(silence.begun(), zone))
                .append(", for ")
                .append(Moment.spanEn(length(home, now)));
        if (!silence.device().isEmpty()) {
            text.append(" (last: ")
                    .append((silence.room() + " " + silence.device()).strip())
                    .append(")");
        }
        text.append(". ").append(normEn(alarm, length(home, now), isYoung(home, now)));
        text.append(doorEn(home)).append(isAway(alarm) ? "Probably out; " : "Probably at home; ");
        text.append("%d of %d sensors alive. ".formatted(home.liveChannels(now), home.channels()));
        return text.append(adviceEn(alarm.step())).toString();
    }

    private static String doorEn(Home home) {
        var door = home.memory().silence().lastDoor();
        var zone = home.watched().place().zone();
        return door == Silence.NONE ? "" : "Door last moved at %s. ".formatted(Moment.clock(door, zone));
    }

    private static String normEn(Alarm alarm, long length, boolean isYoung) {
        var limit = alarm.limit();
        var learning = isYoung ? "Still learning. " : "";
        return switch (limit.reason()) {
            case LEARNING -> "Still learning; judged by %s for now. ".formatted(Moment.spanEn(limit.span()));
            case FEW_SENSORS ->
                "Fewer than two sensors alive; judged by %s only. ".formatted(Moment.spanEn(limit.span()));
            case SENSOR_FAULT ->
                "A sensor is overdue, so a room may be unseen; judged by %s only. "
                        .formatted(Moment.spanEn(limit.span()));
            case UNSEEN ->
                "The home could not be seen for a while, so somebody may have gone out; judged by %s for now. "
                        .formatted(Moment.spanEn(limit.span()));
            case CAP -> "The limit is %s. ".formatted(Moment.spanEn(limit.span()));
            case AWAY ->
                limit.norm() == 0
                        ? "The limit of an absence is %s. ".formatted(Moment.spanEn(limit.span()))
                        : "On two days of 60 they were out for %s; the limit is %s. "
                                .formatted(Moment.spanEn(limit.norm()), Moment.spanEn(limit.span()));
            case FIXED -> "A trial: judged by a fixed limit of %s. ".formatted(Moment.spanEn(limit.span()));
            case UP_BY -> learning + "Usually up by now. ";
            case ONGOING -> learning + "Longer than any silence of 60 days that went on at this time of day. ";
            case BEGUN, ROOM, LONGEST ->
                "%sThe longest silence%s in 60 days was %s%s. "
                        .formatted(
                                learning,
                                limit.reason() == Reason.LONGEST ? "" : " begun around this time",
                                Moment.spanEn(limit.norm()),
                                length > limit.norm() ? ", exceeded by " + Moment.spanEn(length - limit.norm()) : "");
        };
    }

    private static String adviceEn(Ladder step) {
        return switch (step) {
            case L1 -> "Call and ask.";
            case L2 -> "Call family and grid worker; visit when nobody answers within 30 minutes.";
            case L3 -> "Go there now.";
        };
    }
}
