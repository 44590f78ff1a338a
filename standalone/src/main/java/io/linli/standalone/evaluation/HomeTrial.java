package io.linli.standalone.evaluation;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Alert;
import io.linli.model.DeviceRecord;
import io.linli.model.Ladder;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.standalone.evaluation.Incident.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rule at one recorded home: its ordinary days, and every incident that was made up for it. */
final class HomeTrial {
    private static final long HORIZON = Duration.ofHours(24).toMillis();
    private static final double HOUR = Duration.ofHours(1).toMillis();

    private final HomeRecord home;
    private final List<Observation> life;
    private final Map<Variant, Map<Ladder, List<Double>>> delays = new EnumMap<>(Variant.class);
    private final Map<Variant, Integer> drawn = new EnumMap<>(Variant.class);
    private final List<Alert> alerts;

    HomeTrial(Rule rule, HomeRecord home, List<Incident> incidents) {
        this.home = home;
        this.life = life(home);
        for (var variant : Variant.values()) {
            var steps = new EnumMap<Ladder, List<Double>>(Ladder.class);
            for (var step : Ladder.values()) {
                steps.put(step, new ArrayList<>());
            }
            delays.put(variant, steps);
        }
        this.alerts = new Replay(rule, life)
                .run(incidents.stream().map(Happening::new).toList());
    }

    /** Everything that arrived, the devices' records first. */
    static List<Observation> life(HomeRecord home) {
        var life = new ArrayList<Observation>();
        var first = home.readings().get(0);
        for (var device : home.devices()) {
            life.add(new DeviceRecord(first.subject(), device, first.receivedAt() - 1));
        }
        life.addAll(home.readings());
        return life;
    }

    /** What comes of one incident. */
    private final class Happening implements Replay.Onlooker {
        private final Incident incident;

        Happening(Incident incident) {
            this.incident = incident;
        }

        @Override
        public long at() {
            return incident.at();
        }

        @Override
        public void look(PlainRunner fork, @Nullable Alert open, int next) {
            drawn.merge(incident.variant(), 1, Integer::sum);
            live(fork, next);
            var reached = new EnumMap<Ladder, Long>(Ladder.class);
            note(open, reached);
            for (var alert : fork.alerts()) {
                if (alert.isOpen()) {
                    note(alert, reached);
                } else {
                    // Somebody seemed to be up: only what is said after that counts.
                    reached.clear();
                }
            }
            reached.forEach((step, at) -> steps(incident.variant())
                    .getOrDefault(step, new ArrayList<>())
                    .add(Math.max(0, at - incident.at()) / HOUR));
        }

        private static void note(@Nullable Alert alert, Map<Ladder, Long> reached) {
            for (var step : Ladder.values()) {
                if (alert != null && alert.ladder() != null && step.compareTo(alert.ladder()) <= 0) {
                    reached.putIfAbsent(step, alert.updatedAt().toEpochMilli());
                }
            }
        }

        private void live(PlainRunner fork, int next) {
            var until = incident.at() + HORIZON;
            var last = incident.last();
            for (var i = next; i < life.size() && life.get(i).receivedAt() <= until; i++) {
                var observation = life.get(i);
                if (last != null && last.at() < observation.receivedAt()) {
                    fork.accept(stirred(last, next));
                    last = null;
                }
                if (!(observation instanceof Reading reading && HomeRecord.isCaused(reading))) {
                    fork.accept(observation);
                }
            }
            if (last != null) {
                fork.accept(stirred(last, next));
            }
            fork.advanceTo(until);
        }

        /** As its sensor would tell it: a door that was open is closed. */
        private Reading stirred(Stir stir, int next) {
            for (var i = next - 1; i >= 0; i--) {
                if (life.get(i) instanceof Reading like
                        && like.device().equals(stir.device())
                        && HomeRecord.isCaused(like)) {
                    var value = like.metric() == Metric.MOTION ? 1 : 1 - like.value();
                    return new Reading(
                            like.subject(), like.device(), like.metric(), value, stir.at(), stir.at(), Quality.GOOD);
                }
            }
            throw new IllegalStateException(stir.device() + " was never heard");
        }
    }

    private Map<Ladder, List<Double>> steps(Variant variant) {
        return delays.getOrDefault(variant, Map.of());
    }

    List<Alert> alerts() {
        return alerts;
    }

    int drawn(Variant variant) {
        return drawn.getOrDefault(variant, 0);
    }

    LadderScore score(Ladder step, Variant variant) {
        var found = steps(variant).getOrDefault(step, List.of());
        return new LadderScore(
                FalseAlarm.of(alerts, step, home).size(), home.scoredDays(), found, drawn(variant) - found.size());
    }
}
