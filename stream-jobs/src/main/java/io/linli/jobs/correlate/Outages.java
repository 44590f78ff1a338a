package io.linli.jobs.correlate;

import io.linli.jobs.correlate.BuildingWatch.Asked;
import io.linli.jobs.correlate.Tally.Cluster;
import io.linli.jobs.detect.risks.outage.Sign;
import io.linli.jobs.detect.risks.outage.Witness;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.Parameter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Concludes from what homes say of their gateways and meters whether their building has lost its power. */
final class Outages {
    /** Homes say daily how they are; who did not is watched no longer. */
    private static final long FORGOTTEN_AFTER = Duration.ofDays(3).toMillis();

    private Outages() {}

    static void report(Alert said, GridMemory memory, long now, Consumer<Alert> out) {
        var building = Objects.requireNonNull(said.place().buildingKey());
        var watch = memory.building(building, asked(said));
        var subject = said.subject().toString();
        var before = watch.reports.get(subject);
        var isGone = said.clearReason() == ClearReason.RULE_OFF || said.clearReason() == ClearReason.NOT_WATCHED;
        if (isGone) {
            watch.reports.remove(subject);
        } else {
            var at = said.updatedAt().toEpochMilli();
            watch.reports.put(subject, new Report(said.place(), at, Witness.of(said)));
        }
        watch.reports.values().removeIf(old -> old.at() + FORGOTTEN_AFTER < now);
        var open = watch.outage;
        if (isGone && open != null && before != null) {
            var members = new TreeSet<>(open.members());
            before.witnesses().forEach(witness -> members.remove(witness.device()));
            watch.outage = new Outage(open.last(), members, open.backSince());
            if (members.isEmpty()) {
                clear(watch, Objects.requireNonNull(said.clearReason()), now, out);
            }
        }
        judge(watch, memory, now, out);
    }

    private static Asked asked(Alert said) {
        Map<String, Double> numbers = said.kind().parameters().stream()
                .map(Parameter::name)
                .filter(said.explanation()::containsKey)
                .collect(Collectors.toMap(
                        name -> name,
                        name -> ((Number) Objects.requireNonNull(
                                        said.explanation().get(name)))
                                .doubleValue()));
        return new Asked(said.rule(), said.version(), said.mode(), numbers);
    }

    static void judge(BuildingWatch watch, GridMemory memory, long now, Consumer<Alert> out) {
        var tally = tally(watch, silentGateways(watch, memory));
        var open = watch.outage;
        if (open == null) {
            suspect(watch, tally, memory, now, out);
        } else {
            follow(watch, open, tally, now, out);
        }
    }

    private static Tally tally(BuildingWatch watch, Set<String> silentGateways) {
        var witnesses = watch.reports.values().stream()
                .flatMap(report -> report.witnesses().stream())
                .toList();
        return Tally.of(witnesses, silentGateways);
    }

    private static Set<String> silentGateways(BuildingWatch watch, GridMemory memory) {
        return alike(watch, memory).stream()
                .flatMap(each -> each.reports.values().stream())
                .flatMap(report -> report.witnesses().stream())
                .filter(witness -> witness.isDark() && witness.sign() != Sign.UNPOWERED)
                .map(Witness::device)
                .collect(Collectors.toSet());
    }

    /** The buildings here that the same rule watches. */
    private static List<BuildingWatch> alike(BuildingWatch watch, GridMemory memory) {
        return memory.buildings.values().stream()
                .filter(each -> each.asked.key().equals(watch.asked.key()))
                .toList();
    }

    private static void suspect(BuildingWatch watch, Tally tally, GridMemory memory, long now, Consumer<Alert> out) {
        var asked = watch.asked;
        var cluster = tally.cluster(asked.millis("within"));
        if (tally.gasps() >= asked.number("last_gasps")) {
            var gasp = tally.dark().stream()
                    .filter(witness -> witness.sign() == Sign.GASPED)
                    .mapToLong(Witness::from)
                    .min()
                    .orElse(now);
            open(watch, tally, tally.around(gasp, asked.millis("within")), now, out);
        } else if (!isTogether(cluster, tally, asked)) {
            watch.decideAt = Outage.NEVER;
        } else if (cluster.isCertain()) {
            open(watch, tally, cluster, now, out);
        } else if (watch.decideAt == Outage.NEVER) {
            watch.decideAt = Math.max(now, cluster.knownAt(Nearness.MISSED_PERIODS)) + asked.millis("settle");
        } else if (watch.decideAt <= now && isCarrier(watch, cluster, memory)) {
            // When the carrier is back, its buildings come back one after the other.
            watch.decideAt = now + Math.max(asked.millis("settle"), asked.millis("back_for"));
        } else if (watch.decideAt <= now) {
            open(watch, tally, cluster, now, out);
        }
    }

    /** One gateway alone is broken or unplugged, however much hangs on it. */
    private static boolean isTogether(Cluster cluster, Tally tally, Asked asked) {
        return cluster.dark().size() >= 2
                && tally.silent(cluster) >= asked.number("least")
                && tally.share(cluster) >= asked.number("share");
    }

    private static boolean isCarrier(BuildingWatch watch, Cluster cluster, GridMemory memory) {
        var asked = watch.asked;
        var silentGateways = silentGateways(watch, memory);
        var all = 0;
        var silent = 0;
        for (var each : alike(watch, memory)) {
            var tally = tally(each, silentGateways);
            var there = tally.around(cluster.moment(), asked.millis("within"));
            all += tally.roots().isEmpty() ? 0 : 1;
            silent += !there.dark().isEmpty() && tally.share(there) >= asked.number("share") ? 1 : 0;
        }
        return silent >= asked.number("carrier_buildings") && silent * 2 >= all;
    }

    private static void open(BuildingWatch watch, Tally tally, Cluster cluster, long now, Consumer<Alert> out) {
        var words = new OutageWords(watch, tally, cluster.moment());
        var members = new TreeSet<String>();
        tally.dark().forEach(witness -> members.add(witness.device()));
        watch.decideAt = Outage.NEVER;
        watch.outage = new Outage(words.raised(level(tally, watch.asked), now), members, Outage.NEVER);
        out.accept(watch.outage.last());
    }

    private static Level level(Tally tally, Asked asked) {
        var share = (double) tally.dark().size() / Math.max(1, tally.roots().size());
        return share >= asked.number("most") ? Level.II : Level.III;
    }

    private static void follow(BuildingWatch watch, Outage open, Tally tally, long now, Consumer<Alert> out) {
        var asked = watch.asked;
        var silent = new HashSet<String>();
        tally.dark().forEach(witness -> silent.add(witness.device()));
        var members = new TreeSet<>(open.members());
        members.addAll(silent);
        tally.hidden().forEach(witness -> silent.add(witness.device()));
        var back = members.stream().filter(member -> !silent.contains(member)).count();
        var since =
                back >= asked.number("back_share") * members.size() ? Math.min(open.backSince(), now) : Outage.NEVER;
        watch.outage = new Outage(open.last(), members, since);
        var level = level(tally, asked);
        if (since != Outage.NEVER && now >= since + asked.millis("back_for")) {
            clear(watch, ClearReason.RECOVERED, now, out);
        } else if (level.isAbove(open.last().level())) {
            var words = new OutageWords(watch, tally, open.last().onset().toEpochMilli());
            watch.outage = new Outage(words.changed(open.last(), level, now), members, since);
            out.accept(watch.outage.last());
        }
    }

    private static void clear(BuildingWatch watch, ClearReason reason, long now, Consumer<Alert> out) {
        var open = watch.outage;
        if (open != null) {
            watch.outage = null;
            out.accept(OutageWords.cleared(open.last(), reason, now));
        }
    }

    /** The open outage of a building that a rule of this mode found, which began before a time. */
    static @Nullable Alert openAt(Alert effect, GridMemory memory) {
        var building = effect.place().buildingKey();
        for (var watch : memory.buildings.values()) {
            var open = watch.outage;
            if (open != null
                    && watch.building.equals(building)
                    && watch.asked.mode() == effect.mode()
                    && !effect.raisedAt().isBefore(open.last().onset())) {
                return open.last();
            }
        }
        return null;
    }
}
