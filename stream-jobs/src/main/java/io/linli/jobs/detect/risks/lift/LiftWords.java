package io.linli.jobs.detect.risks.lift;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.LiftState;
import io.linli.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said of lifts. */
final class LiftWords {
    private LiftWords() {}

    static Finding finding(Trapped alarm, Lift lift, Watched watched, long now) {
        return Finding.open(
                        alarm.onset(), alarm.level(), explanation(alarm, lift, now), text(alarm, lift, watched, now))
                .of(alarm.device())
                .lateWhen(alarm.late());
    }

    static Finding ended(Trapped alarm, Watched watched, long now) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(alarm.onset()));
        explanation.put("device", alarm.device());
        explanation.put("held_minutes", (now - alarm.since()) / 60_000);
        var place = watched.place().label();
        var text = new Text(
                "%s：电梯门已在平层打开，轿厢内无人，历时%s。".formatted(place, Moment.spanZh(now - alarm.since())),
                "%s: the lift is open at a level with nobody inside, after %s."
                        .formatted(place, Moment.spanEn(now - alarm.since())));
        return Finding.open(alarm.onset(), alarm.level(), explanation, text).of(alarm.device());
    }

    private static Map<String, Object> explanation(Trapped alarm, Lift lift, long now) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(alarm.onset()));
        explanation.put("device", alarm.device());
        explanation.put("held_minutes", (now - alarm.since()) / 60_000);
        explanation.put("people", alarm.people());
        explanation.put("button", lift.buttonAt() != Lift.NEVER);
        explanation.put("off_level", lift.is(LiftState.OFF_LEVEL));
        explanation.put("door_open", lift.is(LiftState.DOOR_OPEN));
        explanation.put("power_lost", lift.is(LiftState.POWER_LOST));
        explanation.put("fault", lift.is(LiftState.FAULT));
        explanation.put("last_state", Moment.written(lift.stateAt()));
        return explanation;
    }

    private static Text text(Trapped alarm, Lift lift, Watched watched, long now) {
        var place = watched.place().label();
        var since = Moment.clock(alarm.since(), watched.place().zone());
        var span = now - alarm.since();
        var offLevel = lift.is(LiftState.OFF_LEVEL);
        var zh = new StringBuilder("%s，电梯%s起%s".formatted(place, since, offLevel ? "停在非平层位置" : "停梯未开门"));
        var en = new StringBuilder(
                "%s: the lift %s since %s".formatted(place, offLevel ? "stands off level" : "stands shut", since));
        if (span >= 60_000) {
            zh.append("，已%s".formatted(Moment.spanZh(span)));
            en.append(", for %s".formatted(Moment.spanEn(span)));
        }
        zh.append(!alarm.people() ? "，未发现有人。" : lift.buttonAt() == Lift.NEVER ? "，轿厢内有人。" : "，轿厢内有人按铃。");
        en.append(
                !alarm.people()
                        ? ", with no sign of people."
                        : lift.buttonAt() == Lift.NEVER ? ", with people inside." : ", and somebody inside calls.");
        zh.append(adviceZh(alarm));
        en.append(adviceEn(alarm));
        return new Text(zh.toString(), en.toString());
    }

    private static String adviceZh(Trapped alarm) {
        if (!alarm.people()) {
            return "请物业到轿厢核实。";
        }
        return switch (alarm.steps()) {
            case 0 -> "请先通话安抚，通知维保救援。";
            case 1 -> "困人已久，请到场并督促维保。";
            default -> "困人过久，请拨119。";
        };
    }

    private static String adviceEn(Trapped alarm) {
        if (!alarm.people()) {
            return " Let the property look into the car.";
        }
        return switch (alarm.steps()) {
            case 0 -> " Speak to them, and call the maintenance company.";
            case 1 -> " Held for too long: go there, and press the maintenance company.";
            default -> " Held far too long: call the fire brigade, 119.";
        };
    }
}
