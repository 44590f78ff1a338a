package io.linli.standalone.evaluation;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Alert;
import io.linli.model.Ladder;
import io.linli.model.Observation;
import io.linli.model.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Lets happen to a recorded home what must not read as inactivity, and counts what is said that would not have been. */
final class Disturbances {
    private static final long AFTERWARDS = Duration.ofHours(30).toMillis();
    /** A word that comes this much earlier because of the mishap is the same. */
    private static final long SAME = Duration.ofHours(1).toMillis();

    private final Rule rule;
    private final HomeRecord home;
    private final SplittableRandom random;
    private final List<Observation> life;
    private final Map<String, DisturbanceCount> counts = new LinkedHashMap<>();

    Disturbances(Rule rule, HomeRecord home, SplittableRandom random) {
        this.rule = rule;
        this.home = home;
        this.random = random;
        this.life = new DressedHome(home).life();
    }

    List<DisturbanceCount> count() {
        var planned = new Mishaps(home, random).planned();
        planned.sort(Comparator.comparingLong(Mishap::from));
        new Replay(rule, life).run(planned.stream().map(Trial::new).toList());
        for (var whole : new Mishaps(home, random).ofTheWholeRecord()) {
            var ordinary = new Replay(rule, life).run(List.of());
            tally(whole.name(), ordinary, new Replay(rule, whole.happen(life, random)).run(List.of()));
        }
        return List.copyOf(counts.values());
    }

    /** One mishap, beside the same days without it. */
    private final class Trial implements Replay.Onlooker {
        private final Mishap mishap;

        Trial(Mishap mishap) {
            this.mishap = mishap;
        }

        @Override
        public long at() {
            return mishap.from();
        }

        @Override
        public void look(PlainRunner fork, @Nullable Alert open, int next) {
            var until = Math.min(home.endsAt(), mishap.to() + AFTERWARDS);
            var days = new ArrayList<Observation>();
            for (var i = next; i < life.size() && life.get(i).receivedAt() <= until; i++) {
                days.add(life.get(i));
            }
            var ordinary = said(fork.fork(), days, until);
            tally(mishap.name(), ordinary, said(fork, mishap.happen(days, random), until));
        }

        private static List<Alert> said(PlainRunner runner, List<Observation> days, long until) {
            for (var day : days) {
                if (day.receivedAt() <= until) {
                    runner.accept(day);
                }
            }
            runner.advanceTo(until);
            return runner.alerts();
        }
    }

    private void tally(String name, List<Alert> ordinary, List<Alert> disturbed) {
        var fresh = new LinkedHashMap<String, Alert>();
        for (var alert : disturbed) {
            var isSaid = alert.isOpen()
                    && alert.ladder() != null
                    && ordinary.stream().noneMatch(known -> isSame(known, alert));
            if (isSaid) {
                fresh.put(alert.id(), alert);
            }
        }
        var atHome = fresh.values().stream()
                .filter(alert -> "home".equals(alert.explanation().get("presence")))
                .toList();
        var calls = (int)
                atHome.stream().filter(alert -> alert.ladder() == Ladder.L1).count();
        counts.merge(
                name,
                new DisturbanceCount(name, 1, atHome.size() - calls, calls, fresh.size() - atHome.size()),
                DisturbanceCount::plus);
    }

    /** Whether the same silence was told of without the mishap, at whatever length. */
    private static boolean isSame(Alert known, Alert alert) {
        return known.onset().isBefore(alert.raisedAt())
                && known.raisedAt().isAfter(alert.onset())
                && !known.raisedAt().isAfter(alert.raisedAt().plusMillis(SAME));
    }
}
