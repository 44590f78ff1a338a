package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Text;

/** What is said of water that is not there yet, and of what makes it worse. */
final class FloodCauses {

    private FloodCauses() {}

    static Text expected(Target target, Water water, long depth, long mark) {
        var place = water.watched().place().label();
        if (!Double.isFinite(target.minutes())) {
            return new Text(
                    "%s积水%d毫米，正急速上涨，将达%d毫米。".formatted(place, depth, mark),
                    "%s: water at %d mm, rising fast towards %d mm.".formatted(place, depth, mark));
        }
        var minutes = FloodWords.rounded(target.minutes());
        var chance = FloodWords.chance(target, water);
        return new Text(
                "%s积水%d毫米，仍在上涨，预计约%d分钟后达到%d毫米%s。"
                        .formatted(place, depth, minutes, mark, chance == null ? "" : historyZh(chance)),
                "%s: water at %d mm and rising, about %d minutes to %d mm%s."
                        .formatted(place, depth, minutes, mark, chance == null ? "" : historyEn(chance)));
    }

    private static String historyZh(Chance chance) {
        return "；此处以往%d次类似的上涨中有%d次达到".formatted(chance.alike(), chance.wentOn());
    }

    private static String historyEn(Chance chance) {
        return "; of %d such rises here %d went on that far".formatted(chance.alike(), chance.wentOn());
    }

    static Text text(Target target, Water water, long depth) {
        return switch (target.cause()) {
            case RAIN -> rain(target, water, depth);
            case PUMP -> pump(target, water, depth);
            default -> silence(target, water);
        };
    }

    private static Text rain(Target target, Water water, long depth) {
        var place = water.watched().place().label();
        var window = water.heaviest();
        var fell = window == null ? 0 : FloodWords.rounded(water.rainWithin(window));
        var hours = window == null ? 0 : window.hours();
        return new Text(
                "%s积水%d毫米，%d小时内降雨%d毫米，按%s处置。".formatted(place, depth, hours, fell, FloodWords.nameZh(target.level())),
                "%s: water at %d mm and %d mm of rain in %d h: treat it as level %s."
                        .formatted(place, depth, fell, hours, target.level()));
    }

    private static Text pump(Target target, Water water, long depth) {
        var place = water.watched().place().label();
        return new Text(
                "%s积水%d毫米，正在下雨而水泵未运行，按%s处置。请立即检查水泵。".formatted(place, depth, FloodWords.nameZh(target.level())),
                "%s: water at %d mm, rain, and no pump is running: treat it as level %s. See to the pump."
                        .formatted(place, depth, target.level()));
    }

    private static Text silence(Target target, Water water) {
        var place = water.watched().place();
        var newest = water.memory().track(target.device()).newestRaw();
        var since = Moment.clock(newest == null ? water.now() : newest.at(), place.zone());
        return new Text(
                "%s水位传感器%s自%s起在降雨中失联，可能已被淹没。请派人查看。".formatted(place.label(), target.device(), since),
                "%s: level sensor %s has been silent since %s in the rain; it may be under water. Send somebody to look."
                        .formatted(place.label(), target.device(), since));
    }
}
