package io.linli.api.kind;

import io.linli.model.Text;
import java.util.Locale;

/** What people ask for that no rule watches (诉求). */
public enum RequestKind {
    LIGHTING("照明故障", "Lighting"),
    RUBBISH("垃圾清运", "Rubbish"),
    NOISE("噪声扰民", "Noise"),
    LIFT_FAULT("电梯故障", "Lift out of order"),
    WATER_SUPPLY("供水问题", "Water supply"),
    POWER_SUPPLY("供电问题", "Power supply"),
    HOME_HELP("上门帮助", "Help in the home"),
    OTHER("其他诉求", "Something else");

    private final Text title;

    RequestKind(String zh, String en) {
        this.title = new Text(zh, en);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text title() {
        return title;
    }
}
