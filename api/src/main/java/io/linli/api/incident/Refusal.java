package io.linli.api.incident;

/** Why a step was not taken. */
public enum Refusal {
    NOT_IN_THIS_PHASE("this step is not possible while the incident is %s"),
    OUTCOME_MISSING("feedback needs an outcome; the incident is %s"),
    HANDLER_CANNOT_CLOSE("who handled it does not close it; the incident is %s");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    public String in(Phase phase) {
        return sentence.formatted(phase.id());
    }
}
