package io.linli.jobs.detect.risks.door;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said of exit doors. */
final class DoorWords {
    private DoorWords() {}

    static Finding finding(DoorAlarm alarm, Watched watched, long now) {
        return Finding.open(alarm.onset(), alarm.level(), explanation(alarm), text(alarm, watched, now))
                .of(alarm.device());
    }

    static Finding ended(DoorAlarm alarm, Watched watched, long now) {
        var place = watched.place();
        var text = alarm.left() == Door.NEVER
                ? new Text(place.label() + "：大门已关。", place.label() + ": the door is shut.")
                : new Text(
                        "%s：%s屋内有人活动，门已关好。".formatted(place.label(), Moment.clock(now, place.zone())),
                        "%s: somebody is inside since %s, and the door is shut."
                                .formatted(place.label(), Moment.clock(now, place.zone())));
        return Finding.open(alarm.onset(), alarm.level(), explanation(alarm), text)
                .of(alarm.device());
    }

    private static Map<String, Object> explanation(DoorAlarm alarm) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(alarm.onset()));
        explanation.put("device", alarm.device());
        if (alarm.left() != Door.NEVER) {
            explanation.put("left_at", Moment.written(alarm.left()));
        }
        if (alarm.stands() != Door.NEVER) {
            explanation.put("open_since", Moment.written(alarm.stands()));
        }
        explanation.put("limit_minutes", alarm.limit() / 60_000);
        return explanation;
    }

    private static Text text(DoorAlarm alarm, Watched watched, long now) {
        var place = watched.place();
        if (alarm.left() == Door.NEVER) {
            var since = Moment.clock(alarm.stands(), place.zone());
            return new Text(
                    "%s，大门%s起敞开已%s。请电话提醒，无人应答请查看。".formatted(place.label(), since, Moment.spanZh(now - alarm.stands())),
                    "%s: the door stands open since %s, for %s. Call; look where nobody answers."
                            .formatted(place.label(), since, Moment.spanEn(now - alarm.stands())));
        }
        var left = Moment.clock(alarm.left(), place.zone());
        var open = alarm.stands() == Door.NEVER;
        return new Text(
                "%s，%s大门开过，其后%s屋内无人活动，可能夜间外出未归%s。请先电话，无应答请到附近寻找。"
                        .formatted(place.label(), left, Moment.spanZh(now - alarm.left()), open ? "" : "，大门仍敞开"),
                "%s: the door moved at %s and nothing did inside for %s; somebody may be out in the night%s. Call first, then look around."
                        .formatted(
                                place.label(),
                                left,
                                Moment.spanEn(now - alarm.left()),
                                open ? "" : ", and the door stands open"));
    }
}
