package io.linli.model;

/**
 * A time in which {@code source} could not have heard a device. While {@code to} is {@link #OPEN} it lasts; the same
 * {@code id} comes again with its end.
 */
public record BlindPeriod(String id, String source, long from, long to, String reason, long receivedAt)
        implements Observation {

    public static final long OPEN = Long.MAX_VALUE;

    public BlindPeriod {
        if (to < from) {
            throw new IllegalArgumentException("blind period ends before it begins: " + from + ", " + to);
        }
    }

    public boolean isOpen() {
        return to == OPEN;
    }

    public BlindPeriod closedAt(long end) {
        return new BlindPeriod(id, source, from, end, reason, end);
    }

    @Override
    public String subject() {
        return "";
    }
}
