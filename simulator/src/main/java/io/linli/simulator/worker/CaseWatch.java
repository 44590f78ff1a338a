package io.linli.simulator.worker;

/** Who wants to know how far people are with a case. */
public interface CaseWatch {

    /** Somebody is there, or has said what it was. */
    void arrived(String subject, String kind);

    void closed(String subject, String kind);
}
