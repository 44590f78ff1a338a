package io.linli.simulator.recorded;

import io.linli.model.Rule;
import java.util.Set;

/**
 * What a recorded folder does not say of itself: its grid, and the tags of its home or site. A trial of a rule lends it
 * what the rule asks for, as if it had been published for this very place.
 */
public record Surroundings(String grid, Set<String> tags) {
    private static final String ANY_GRID = "000000";
    /** Digits of a grid code. */
    private static final int LONGEST = 15;

    /** Where a record of this name stands: in a grid of its own as far as there are digits left, as nobody's neighbour. */
    String gridOf(String name) {
        var own = "%09d".formatted(Math.floorMod(name.hashCode(), 1_000_000_000));
        return grid + own.substring(0, Math.min(own.length(), LONGEST - grid.length()));
    }

    public static Surroundings ofWatched() {
        return new Surroundings(ANY_GRID, Set.of("watched"));
    }

    public static Surroundings askedForBy(Rule rule) {
        var grids = rule.applies().grids();
        var prefix = grids.isEmpty() ? "" : grids.get(0);
        return new Surroundings(
                prefix + ANY_GRID.substring(Math.min(prefix.length(), ANY_GRID.length())),
                rule.applies().tags());
    }
}
