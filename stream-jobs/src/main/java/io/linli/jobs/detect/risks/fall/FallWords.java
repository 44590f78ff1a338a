package io.linli.jobs.detect.risks.fall;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said of falls. */
final class FallWords {
    private FallWords() {}

    static Finding finding(Fallen fallen, Watched watched, long now) {
        return Finding.open(fallen.at(), level(fallen), explanation(fallen, now), text(fallen, watched, now))
                .of(fallen.device())
                .lateWhen(fallen.late());
    }

    static Finding ended(Fallen fallen, Watched watched, long now) {
        var place = watched.place();
        var up = Moment.clock(fallen.isUp() ? fallen.uprightAt() : now, place.zone());
        var text = fallen.isUp()
                ? new Text(
                        "%s：%s已起身并有活动。".formatted(place.label(), up),
                        "%s: up since %s, and about again.".formatted(place.label(), up))
                : new Text("%s：已有人到场查看。".formatted(place.label()), "%s: people were there.".formatted(place.label()));
        return Finding.open(fallen.at(), level(fallen), explanation(fallen, now), text)
                .of(fallen.device());
    }

    private static Level level(Fallen fallen) {
        return fallen.step() > 1 ? Level.I : Level.II;
    }

    private static Map<String, Object> explanation(Fallen fallen, long now) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(fallen.at()));
        explanation.put("device", fallen.device());
        explanation.put("room", fallen.room());
        explanation.put("seconds_since", (now - fallen.at()) / 1000);
        explanation.put("upright", fallen.isUp());
        if (fallen.isActive()) {
            explanation.put("last_activity", Moment.written(fallen.activeAt()));
        }
        return explanation;
    }

    private static Text text(Fallen fallen, Watched watched, long now) {
        var place = watched.place();
        var time = Moment.clock(fallen.at(), place.zone());
        var room = fallen.room().isEmpty() ? "" : "（" + fallen.room() + "）";
        var roomEn = fallen.room().isEmpty() ? "" : " (" + fallen.room() + ")";
        var minutes = Math.max(1, (now - fallen.at()) / 60_000);
        return fallen.step() > 1
                ? new Text(
                        "%s%s，%s检测到跌倒，%d分钟内未起身，也无任何活动。请立即上门，必要时拨120。".formatted(place.label(), room, time, minutes),
                        "%s%s: a fall at %s; for %d min nobody rose and nothing moved. Go there now, call an ambulance if need be."
                                .formatted(place.label(), roomEn, time, minutes))
                : new Text(
                        "%s%s，%s检测到跌倒，%d分钟内未起身。请立即通话核实，无应答上门。".formatted(place.label(), room, time, minutes),
                        "%s%s: a fall at %s and nobody rose within %d min. Call at once; go there when nobody answers."
                                .formatted(place.label(), roomEn, time, minutes));
    }
}
