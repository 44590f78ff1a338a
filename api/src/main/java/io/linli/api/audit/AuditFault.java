package io.linli.api.audit;

/** What is wrong with an exported log, and in which line, in one sentence. */
public final class AuditFault extends Exception {
    private static final long serialVersionUID = 1;

    AuditFault(long line, String what) {
        super("line " + line + ": " + what);
    }

    AuditFault(String what) {
        super(what);
    }
}
