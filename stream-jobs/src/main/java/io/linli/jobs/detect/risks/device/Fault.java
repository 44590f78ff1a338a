package io.linli.jobs.detect.risks.device;

import java.util.Locale;

/** What can be wrong with a device itself; the order is part of what is kept. */
enum Fault {
    SILENT("无信号", "silent"),
    STUCK("读数不变", "its reading stands still"),
    OUT_OF_RANGE("读数超出量程", "its readings are out of range"),
    BATTERY("电量低", "battery low"),
    CLOCK("时钟不准", "its clock is wrong"),
    FLAPPING("频繁跳变", "flaps");

    final String zh;
    final String en;

    Fault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    int bit() {
        return 1 << ordinal();
    }

    boolean isIn(int faults) {
        return (faults & bit()) != 0;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
