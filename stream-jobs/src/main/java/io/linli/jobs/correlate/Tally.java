package io.linli.jobs.correlate;

import io.linli.jobs.detect.risks.outage.Sign;
import io.linli.jobs.detect.risks.outage.Witness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a building's gateways and meters stand. What speaks through a silent gateway cannot be heard and so tells nothing
 * of its own: it is hidden, and counts neither among the silent nor among the rest.
 *
 * @param roots all that are not hidden
 * @param hidden silent only because their gateway is, or not to be heard for that reason
 */
record Tally(List<Witness> roots, List<Witness> hidden) {

    /**
     * Silences that may have begun at one moment.
     *
     * @param moment the earliest at which all of them can have
     */
    record Cluster(long moment, List<Witness> dark) {
        static final Cluster NONE = new Cluster(Long.MIN_VALUE, List.of());

        boolean isCertain() {
            return dark.stream().filter(witness -> witness.sign().isCertain()).count() >= 2;
        }

        /** When even the rarest of them would have been missed, had all fallen silent then. */
        long knownAt(int missedPeriods) {
            return dark.stream()
                    .filter(witness -> witness.sign() == Sign.MISSED)
                    .mapToLong(witness -> moment + missedPeriods * witness.period())
                    .max()
                    .orElse(moment);
        }
    }

    /** @param silentGateways of the whole neighbourhood */
    static Tally of(Collection<Witness> witnesses, Set<String> silentGateways) {
        var roots = new ArrayList<Witness>();
        var hidden = new ArrayList<Witness>();
        for (var witness : witnesses) {
            var isHidden = witness.gateway() != null
                    && silentGateways.contains(witness.gateway())
                    && !witness.sign().isCertain();
            (isHidden ? hidden : roots).add(witness);
        }
        return new Tally(roots, hidden);
    }

    List<Witness> dark() {
        return roots.stream().filter(Witness::isDark).toList();
    }

    long gasps() {
        return roots.stream().filter(witness -> witness.sign() == Sign.GASPED).count();
    }

    /** The most that can have fallen silent within a span; of several such the earliest. */
    Cluster cluster(long within) {
        var best = Cluster.NONE;
        for (var candidate : dark()) {
            var at = around(candidate.from(), within);
            if (at.dark.size() > best.dark.size() || at.dark.size() == best.dark.size() && at.moment < best.moment) {
                best = at;
            }
        }
        return best;
    }

    /** What can have fallen silent within a span before a moment. */
    Cluster around(long moment, long within) {
        return new Cluster(
                moment,
                dark().stream()
                        .filter(witness -> witness.from() <= moment && moment <= witness.to() + within)
                        .toList());
    }

    /** A cluster's devices, and those that are hidden behind them. */
    long silent(Cluster cluster) {
        var gateways = new HashSet<String>();
        cluster.dark.forEach(witness -> gateways.add(witness.device()));
        return cluster.dark.size()
                + hidden.stream()
                        .filter(witness -> gateways.contains(witness.gateway()))
                        .count();
    }

    double share(Cluster cluster) {
        return roots.isEmpty() ? 0 : (double) cluster.dark.size() / roots.size();
    }
}
