package io.linli.jobs.detect.risks.outage;

/** What is known of a gateway or meter; the order is part of what is kept. */
public enum Sign {
    ALIVE,
    /** Not heard for three of its periods. */
    MISSED,
    /** The broker said that its line is gone. */
    GONE,
    /** It said itself, with its last power, that the mains are gone. */
    GASPED,
    /** It lives on its battery and says that the mains are gone. */
    UNPOWERED;

    /** Whether it needs no guessing that the mains are gone. */
    public boolean isCertain() {
        return this == GASPED || this == UNPOWERED;
    }
}
