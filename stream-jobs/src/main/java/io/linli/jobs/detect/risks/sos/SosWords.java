package io.linli.jobs.detect.risks.sos;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said of a call for help. */
final class SosWords {
    private SosWords() {}

    /** @param today how often this button was pressed today */
    static Finding finding(Call call, int today, Watched watched) {
        var suspected = today > watched.number("many_a_day");
        return Finding.open(
                        call.onset(),
                        Level.I,
                        explanation(call, today, suspected),
                        text(call, suspected ? today : 0, watched))
                .of(call.device())
                .lateWhen(call.late());
    }

    private static Map<String, Object> explanation(Call call, int today, boolean suspected) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(call.onset()));
        explanation.put("device", call.device());
        explanation.put("devices", call.devices());
        if (!call.press().isEmpty()) {
            explanation.put("press_id", call.press());
        }
        explanation.put("presses", call.presses());
        explanation.put("presses_today", today);
        explanation.put("last_press", Moment.written(call.lastPressAt()));
        if (call.cancelledAt() != Call.NONE) {
            explanation.put("cancelled_by_resident", Moment.written(call.cancelledAt()));
            explanation.put("to_be_verified", true);
        }
        if (suspected) {
            explanation.put("check_button", true);
        }
        return explanation;
    }

    private static Text text(Call call, int suspicious, Watched watched) {
        var place = watched.place();
        var time = Moment.clock(call.onset(), place.zone());
        var zh = new StringBuilder("%s，%s有人按下求助按钮".formatted(place.label(), time));
        var en = new StringBuilder("%s: somebody pressed for help at %s".formatted(place.label(), time));
        if (call.presses() > 1) {
            zh.append("，共按%d次".formatted(call.presses()));
            en.append(", %d times".formatted(call.presses()));
        }
        if (call.late()) {
            zh.append("（迟到的消息）");
            en.append(" (delivered late)");
        }
        zh.append(call.cancelledAt() == Call.NONE ? "。请立即通话核实并上门。" : "，其后被取消。请通话核实，未核实不得结束。");
        en.append(
                call.cancelledAt() == Call.NONE
                        ? ". Call back now, and go there."
                        : "; taken back since. Verify by voice before it is ended.");
        if (suspicious > 0) {
            zh.append("今天已按%d次，若属误触请检查按钮。".formatted(suspicious));
            en.append(" Pressed %d times today: check the button if nobody needed help.".formatted(suspicious));
        }
        return new Text(zh.toString(), en.toString());
    }
}
