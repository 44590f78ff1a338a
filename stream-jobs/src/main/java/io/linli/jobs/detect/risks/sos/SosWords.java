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
    private static final int MANY = 5;

    private SosWords() {}

    static Finding finding(SosMemory memory, Watched watched) {
        return Finding.open(memory.onset(), Level.I, explanation(memory), text(memory, watched))
                .of(memory.device())
                .lateWhen(memory.late());
    }

    private static Map<String, Object> explanation(SosMemory memory) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(memory.onset()));
        explanation.put("device", memory.device());
        if (!memory.press().isEmpty()) {
            explanation.put("press_id", memory.press());
        }
        explanation.put("presses", memory.presses());
        explanation.put("last_press", Moment.written(memory.lastPressAt()));
        if (memory.cancelledAt() != SosMemory.NONE) {
            explanation.put("cancelled_by_resident", Moment.written(memory.cancelledAt()));
            explanation.put("to_be_verified", true);
        }
        if (memory.presses() > MANY) {
            explanation.put("check_button", true);
        }
        return explanation;
    }

    private static Text text(SosMemory memory, Watched watched) {
        var place = watched.place();
        var time = Moment.clock(memory.onset(), place.zone());
        var zh = new StringBuilder("%s，%s有人按下求助按钮".formatted(place.label(), time));
        var en = new StringBuilder("%s: somebody pressed for help at %s".formatted(place.label(), time));
        if (memory.presses() > 1) {
            zh.append("，共按%d次".formatted(memory.presses()));
            en.append(", %d times".formatted(memory.presses()));
        }
        if (memory.late()) {
            zh.append("（迟到的消息）");
            en.append(" (delivered late)");
        }
        zh.append(memory.cancelledAt() == SosMemory.NONE ? "。请立即通话核实并上门。" : "，其后被取消。请通话核实，未核实不得结束。");
        en.append(
                memory.cancelledAt() == SosMemory.NONE
                        ? ". Call back now, and go there."
                        : "; taken back since. Verify by voice before it is ended.");
        return new Text(zh.toString(), en.toString());
    }
}
