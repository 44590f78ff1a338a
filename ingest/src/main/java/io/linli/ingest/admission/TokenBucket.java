package io.linli.ingest.admission;

/** Lets {@code rate} pass in a second, and {@code burst} at once after a pause. */
final class TokenBucket {
    private final int rate;
    private final int burst;
    private double tokens;
    private long filledAt;

    TokenBucket(int rate, int burst, long now) {
        this.rate = rate;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = now;
    }

    boolean take(long now) {
        tokens = Math.min(burst, tokens + rate * Math.max(0, now - filledAt) / 1000.0);
        filledAt = Math.max(filledAt, now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
