package io.linli.api.notify.channels;

import io.linli.api.notify.Notice;
import io.linli.api.notify.Occasion;
import io.linli.model.Level;
import io.linli.model.Text;

/** A notice as a person reads it first: how urgent, then what. */
final class Wording {
    private Wording() {}

    /** One line in Chinese, and one in English where people want it. */
    static String of(Notice notice, boolean english) {
        var line = zh(notice);
        return english ? line + "\n" + en(notice) : line;
    }

    static String zh(Notice notice) {
        var before = notice.occasion() == Occasion.LEVEL_ROSE ? "升至" : "";
        return "【" + before + notice.level() + "级·" + color(notice.level()).zh() + "】"
                + notice.text().zh();
    }

    static String en(Notice notice) {
        var before = notice.occasion() == Occasion.LEVEL_ROSE ? "Raised to level " : "Level ";
        return "[" + before + notice.level() + ", " + color(notice.level()).en() + "] "
                + notice.text().en();
    }

    private static Text color(Level level) {
        return switch (level) {
            case I -> new Text("红色", "red");
            case II -> new Text("橙色", "orange");
            case III -> new Text("黄色", "yellow");
            case IV -> new Text("蓝色", "blue");
        };
    }
}
