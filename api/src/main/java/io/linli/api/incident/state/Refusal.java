package io.linli.api.incident.state;

/** Why a step was not taken. */
public enum Refusal {
    NOT_IN_THIS_PHASE(409, "this step is not possible while the incident is %s"),
    OUTCOME_MISSING(422, "feedback needs an outcome; the incident is %s"),
    REASON_MISSING(422, "this step needs a reason; the incident is %s"),
    ADDRESSEE_MISSING(422, "this step says to whom; the incident is %s"),
    RATING_MISSING(422, "a rating is 1 to 5; the incident is %s"),
    HANDLER_CANNOT_CLOSE(403, "who handled it does not check it; the incident is %s"),
    ASKED_THEMSELVES(403, "whoever asked for it, or approved it before, does not approve it; the incident is %s"),
    NOT_THEIRS(409, "only those who have it, or lead, hand it on; the incident is %s"),
    HANDED_ON(409, "it was given into other hands since; the incident is %s"),
    NOBODY_ASKED(409, "nobody has asked for it; the incident is %s"),
    EXTENDED_ALREADY(409, "more time was granted once already; the incident is %s"),
    OVERDUE(409, "what is overdue is not put off; the incident is %s");

    private final int status;
    private final String sentence;

    Refusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    public int status() {
        return status;
    }

    public String in(Phase phase) {
        return sentence.formatted(phase.id());
    }
}
