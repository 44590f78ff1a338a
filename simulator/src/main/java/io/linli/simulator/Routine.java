package io.linli.simulator;

import java.time.Duration;
import java.util.List;

/**
 * What was usual in the days before a scenario: each day the same steps, at times of the local day.
 *
 * @param spread by how much a step comes earlier or later, differently each day but always the same way
 */
public record Routine(int days, Duration spread, List<Step> daily) {

    public Routine {
        Scenario.require(days > 0 && days <= 100, "history: 1 to 100 days, not " + days);
        spread = spread == null ? Duration.ZERO : spread;
        daily = List.copyOf(daily);
    }
}
