package io.linli.api.incident.state;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What moves an incident on. */
public enum Step {
    /** 核实: somebody asks whether it is so. */
    VERIFY,
    /** 撤销请求: the resident says that it is nothing, which somebody has to verify. */
    CALL_OFF,
    /** 立案: it is a case. */
    REGISTER,
    /** 不予立案. */
    DECLINE,
    /** 撤销: it was verified that there is nothing. */
    CANCEL,
    /** 派遣: a tier is told. */
    DISPATCH,
    /** 签收: somebody has taken it. */
    ACKNOWLEDGE,
    /** 出发. */
    SET_OUT,
    /** 到场: somebody is there. */
    ARRIVE,
    /** 开始处置. */
    HANDLE,
    /** 反馈: what it was, and what was done. */
    FEEDBACK,
    /** 退回: it is not for those who have it. */
    GIVE_BACK,
    /** 转派: to somebody else by name. */
    TRANSFER,
    /** 接管: from whoever has it. */
    TAKE_OVER,
    /** 吹哨: a department must come. */
    WHISTLE,
    /** 报到: it has. */
    REPORT_IN,
    /** 挂账申请: asks that the clocks stop for a while. */
    ASK_HOLD,
    /** 挂账审批: the second of two approvals stops them. */
    APPROVE_HOLD,
    /** 恢复: they go on. */
    RESUME,
    /** 核查: somebody looks at what was done. */
    CHECK,
    /** 返工: it was not enough. */
    REWORK,
    /** 结案: somebody else has checked it. */
    CLOSE,
    /** 评价: how it was for those concerned. */
    EVALUATE,
    /** 并案: it is part of another one. */
    MERGE,
    /** 强制结案: by somebody who leads, for a reason. */
    FORCE_CLOSE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** It would make a deadline later. */
    public boolean isPutOff() {
        return this == ASK_HOLD || this == APPROVE_HOLD;
    }

    /** Where the incident stands once somebody has taken it; null for what may be taken again and again. */
    public @Nullable Phase goal() {
        return switch (this) {
            case REGISTER -> Phase.REGISTERED;
            case ACKNOWLEDGE -> Phase.ACKNOWLEDGED;
            case SET_OUT -> Phase.EN_ROUTE;
            case ARRIVE -> Phase.ARRIVED;
            case HANDLE -> Phase.HANDLING;
            case FEEDBACK -> Phase.FED_BACK;
            case CLOSE -> Phase.CLOSED;
            default -> null;
        };
    }
}
