package io.linli.simulator.community;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A time in which nobody moves in a home: it begins with a last stir in the bedroom. Epoch milliseconds.
 *
 * @param to {@link #OPEN} while nobody knows
 */
public record Stillness(String home, long from, long to) {
    public static final long OPEN = Long.MAX_VALUE;

    public static Stillness since(String home, long from) {
        return new Stillness(home, from, OPEN);
    }

    public Stillness until(long end) {
        return new Stillness(home, from, end);
    }

    @JsonIgnore
    public boolean isOpen() {
        return to == OPEN;
    }

    boolean covers(long time) {
        return time >= from && time < to;
    }
}
