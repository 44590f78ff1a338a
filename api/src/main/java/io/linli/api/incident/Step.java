package io.linli.api.incident;

import java.util.Locale;

/** What moves an incident on. */
public enum Step {
    /** 立案: it is a case. */
    REGISTER,
    /** 派遣: a tier is told. */
    DISPATCH,
    /** 签收: somebody has taken it. */
    ACKNOWLEDGE,
    /** 到场: somebody is there. */
    ARRIVE,
    /** 反馈: what it was, and what was done. */
    FEEDBACK,
    /** 结案: somebody else has checked it. */
    CLOSE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
