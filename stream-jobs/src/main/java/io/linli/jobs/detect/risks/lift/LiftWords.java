package io.linli.jobs.detect.risks.lift;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.ClearReason;
import io.linli.model.LiftState;
import io.linli.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is said of lifts: the car that leads first, then the others that are held too. */
final class LiftWords {
    private LiftWords() {}

    static Finding finding(Alarm alarm, LiftMemory memory, Watched watched, long now) {
        var device = alarm.worst();
        var worst = car(device, alarm);
        var explanation = explanation(alarm, device, lift(device, memory), now);
        return Finding.open(alarm.onset(), worst.level(), explanation, text(alarm, memory, watched, now))
                .of(device)
                .lateWhen(alarm.late());
    }

    static Finding ended(Alarm alarm, ClearReason because, Watched watched, long now) {
        var device = alarm.worst();
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(alarm.onset()));
        explanation.put("device", device);
        explanation.put("held_minutes", (now - alarm.since()) / 60_000);
        var place = watched.place().label();
        var text = because == ClearReason.RECOVERED
                ? new Text(
                        "%s：电梯门已在平层打开，轿厢内无人，历时%s。".formatted(place, Moment.spanZh(now - alarm.since())),
                        "%s: the lift is open at a level with nobody inside, after %s."
                                .formatted(place, Moment.spanEn(now - alarm.since())))
                : because == ClearReason.BY_PERSON
                        ? new Text(place + "：电梯已有人到场处置。", place + ": people were at the lift and said what they found.")
                        : new Text(place + "：报警的电梯已移除。", place + ": the lift that told is there no more.");
        return Finding.open(alarm.onset(), car(device, alarm).level(), explanation, text)
                .of(device)
                .cleared(because);
    }

    private static Trapped car(String device, Alarm alarm) {
        return Objects.requireNonNull(alarm.cars().get(device));
    }

    private static Lift lift(String device, LiftMemory memory) {
        return memory.lifts().getOrDefault(device, Track.UNKNOWN).now();
    }

    private static Map<String, Object> explanation(Alarm alarm, String device, Lift lift, long now) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(alarm.onset()));
        explanation.put("device", device);
        if (alarm.cars().size() > 1) {
            explanation.put("devices", List.copyOf(alarm.cars().keySet()));
        }
        var car = car(device, alarm);
        explanation.put("held_minutes", (now - car.since()) / 60_000);
        explanation.put("people", car.people());
        explanation.put("button", lift.buttonAt() != Lift.NEVER);
        explanation.put("off_level", lift.is(LiftState.OFF_LEVEL));
        explanation.put("door_open", lift.is(LiftState.DOOR_OPEN));
        explanation.put("power_lost", lift.is(LiftState.POWER_LOST));
        explanation.put("fault", lift.is(LiftState.FAULT));
        explanation.put("last_state", Moment.written(lift.stateAt()));
        return explanation;
    }

    private static Text text(Alarm alarm, LiftMemory memory, Watched watched, long now) {
        var place = watched.place().label();
        var worst = alarm.worst();
        var zh = new StringBuilder(place).append("，").append(standsZh(worst, alarm, memory, watched, now));
        var en = new StringBuilder(place).append(": ").append(standsEn(worst, alarm, memory, watched, now));
        for (var device : alarm.cars().keySet()) {
            if (!device.equals(worst)) {
                zh.append("；").append(standsZh(device, alarm, memory, watched, now));
                en.append("; ").append(standsEn(device, alarm, memory, watched, now));
            }
        }
        var car = car(worst, alarm);
        return new Text(
                zh.append("。").append(adviceZh(car)).toString(),
                en.append(".").append(adviceEn(car)).toString());
    }

    private static String standsZh(String device, Alarm alarm, LiftMemory memory, Watched watched, long now) {
        var car = car(device, alarm);
        var lift = lift(device, memory);
        var span = now - car.since();
        return "电梯%s%s起%s%s，%s"
                .formatted(
                        nameZh(device, memory, watched),
                        Moment.clock(car.since(), watched.place().zone()),
                        lift.is(LiftState.OFF_LEVEL) ? "停在非平层位置" : "停梯未开门",
                        span >= 60_000 ? "，已" + Moment.spanZh(span) : "",
                        !car.people() ? "未发现有人" : lift.buttonAt() == Lift.NEVER ? "轿厢内有人" : "轿厢内有人按铃");
    }

    private static String standsEn(String device, Alarm alarm, LiftMemory memory, Watched watched, long now) {
        var car = car(device, alarm);
        var lift = lift(device, memory);
        var span = now - car.since();
        return "the lift%s %s since %s%s, %s"
                .formatted(
                        nameEn(device, memory, watched),
                        lift.is(LiftState.OFF_LEVEL) ? "stands off level" : "stands shut",
                        Moment.clock(car.since(), watched.place().zone()),
                        span >= 60_000 ? ", for " + Moment.spanEn(span) : "",
                        !car.people()
                                ? "with no sign of people"
                                : lift.buttonAt() == Lift.NEVER ? "with people inside" : "and somebody inside calls");
    }

    private static String nameZh(String device, LiftMemory memory, Watched watched) {
        return memory.lifts().size() > 1 ? "（" + name(device, watched) + "）" : "";
    }

    private static String nameEn(String device, LiftMemory memory, Watched watched) {
        return memory.lifts().size() > 1 ? " (" + name(device, watched) + ")" : "";
    }

    /** Its room where somebody wrote that down, as on the signs of the building; else its own id. */
    private static String name(String device, Watched watched) {
        var registered = watched.devices().get(device);
        var room = registered == null ? null : registered.place().room();
        return room == null || room.isEmpty() ? device : room;
    }

    private static String adviceZh(Trapped car) {
        if (!car.people()) {
            return "请物业到轿厢核实。";
        }
        return switch (car.step()) {
            case 0 -> "请先通话安抚，通知维保救援。";
            case 1 -> "困人已久，请到场并督促维保。";
            default -> "困人过久，请拨119。";
        };
    }

    private static String adviceEn(Trapped car) {
        if (!car.people()) {
            return " Let the property look into the car.";
        }
        return switch (car.step()) {
            case 0 -> " Speak to them, and call the maintenance company.";
            case 1 -> " Held for too long: go there, and press the maintenance company.";
            default -> " Held far too long: call the fire brigade, 119.";
        };
    }
}
