package io.linli.model;

/** Says that this partition holds everything that {@code source} received before {@code receivedAt}. */
public record Beacon(String source, long receivedAt) implements Observation {

    @Override
    public String subject() {
        return "";
    }
}
