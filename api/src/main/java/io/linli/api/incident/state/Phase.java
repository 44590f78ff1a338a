package io.linli.api.incident.state;

import java.util.Locale;

/** Where an incident stands between being sensed and being judged. */
public enum Phase {
    /** 已感知. */
    DETECTED,
    /** 核实中: somebody asks whether it is so. */
    VERIFYING,
    /** 已立案. */
    REGISTERED,
    /** 已派遣. */
    DISPATCHED,
    /** 已签收. */
    ACKNOWLEDGED,
    /** 赶赴中. */
    EN_ROUTE,
    /** 已到场. */
    ARRIVED,
    /** 处置中. */
    HANDLING,
    /** 已吹哨: a department was called and has not come yet. */
    WHISTLED,
    /** 挂账: all clocks stand. */
    SUSPENDED,
    /** 已反馈. */
    FED_BACK,
    /** 核查中. */
    CHECKING,
    /** 返工. */
    REWORK,
    /** 已结案. */
    CLOSED,
    /** 已评价. */
    EVALUATED,
    /** 不予立案. */
    NOT_REGISTERED,
    /** 已撤销: it was verified that there is nothing. */
    CANCELLED,
    /** 并案. */
    MERGED,
    /** 强制结案. */
    FORCED_CLOSED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nobody works on it any more. */
    public boolean isOver() {
        return compareTo(CLOSED) >= 0;
    }
}
