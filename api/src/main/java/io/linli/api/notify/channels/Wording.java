package io.linli.api.notify.channels;

import io.linli.api.notify.Notice;
import io.linli.api.notify.Occasion;
import io.linli.model.Level;
import io.linli.model.Text;

/** A notice as a person reads it first: how urgent, then what. */
final class Wording {
    private static final int VARIABLE = 35;

    private Wording() {}

    /** One line in Chinese, and one in English where people want it. */
    static String of(Notice notice, boolean english) {
        var line = zh(notice);
        return english ? line + "\n" + en(notice) : line;
    }

    static String zh(Notice notice) {
        var before = notice.occasion() == Occasion.LEVEL_ROSE ? "升至" : "";
        return notice.occasion() == Occasion.TEST
                ? "【测试】" + notice.text().zh()
                : "【" + before + notice.level() + "级·" + color(notice.level()).zh() + "】"
                        + what(notice.occasion()).zh()
                        + notice.text().zh();
    }

    static String en(Notice notice) {
        var before = notice.occasion() == Occasion.LEVEL_ROSE ? "Raised to level " : "Level ";
        return notice.occasion() == Occasion.TEST
                ? "[Test] " + notice.text().en()
                : "[" + before + notice.level() + ", " + color(notice.level()).en() + "] "
                        + what(notice.occasion()).en()
                        + notice.text().en();
    }

    /** What happened, where that is more than that it is there. */
    private static Text what(Occasion occasion) {
        return switch (occasion) {
            case CALLED_OFF -> new Text("居民请求撤销，待核实：", "called off by the resident, to be verified: ");
            case GIVEN_BACK -> new Text("已退回，待派遣：", "given back, to be dispatched: ");
            case TRANSFERRED -> new Text("已转派：", "passed on: ");
            case WHISTLED -> new Text("吹哨，请部门到场：", "a department is called: ");
            case MANY, DIGEST, TEST -> new Text("", "");
            case ESCALATED -> new Text("无人签收，已升级：", "nobody has taken it: ");
            case OVERDUE_DISPATCH -> new Text("超时未派遣：", "not dispatched in time: ");
            case OVERDUE_ARRIVAL -> new Text("超时未到场：", "nobody arrived in time: ");
            case OVERDUE_FEEDBACK -> new Text("超时未反馈：", "no feedback in time: ");
            case OVERDUE_CHECK -> new Text("超时未核查：", "not checked in time: ");
            case VISIT_ASKED -> new Text("请到场人员报平安：", "is all well with whoever is there? ");
            case VISIT_SILENT -> new Text("到场人员未报平安：", "no answer from whoever is there: ");
            case URGED -> new Text("催单：", "asked for haste: ");
            case SUPERVISED -> new Text("督办：", "under supervision: ");
            case HEARD, CHECK_IN, DISPATCHED, LEVEL_ROSE, ACKNOWLEDGED -> new Text("", "");
        };
    }

    /** As much of it as a variable of a template may hold, in Chinese. */
    static String brief(Notice notice) {
        var line = notice.occasion() == Occasion.TEST
                ? zh(notice)
                : notice.text().zh().replace('\n', ' ');
        var characters = line.codePoints().limit(VARIABLE + 1L).toArray();
        return characters.length <= VARIABLE ? line : new String(characters, 0, VARIABLE - 1) + "…";
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
