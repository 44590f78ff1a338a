package io.linli.standalone.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What is commonly done instead, with the same door logic: a fixed limit, or the line of the longest silence ever seen
 * within half an hour of each time of day, raised by a margin (Cuddihy and others, General Electric, 2007).
 *
 * @param limit of any silence at home; the cap of a line
 * @param margin above the line, null where there is none
 */
record Baseline(String name, Duration limit, Duration margin) {
    private static final long STEP = Duration.ofMinutes(5).toMillis();
    private static final int STEPS = 288;
    /** Half an hour: who is up a little later than ever would else be told of each time. */
    private static final int NEAR = 6;

    private static final int DAYS = 60;
    private static final long CAP = Duration.ofHours(12).toMillis();
    private static final long AWAY = Duration.ofHours(12).toMillis();
    private static final long AWAY_AFTER = Duration.ofMinutes(10).toMillis();

    static final List<Baseline> ALL = List.of(fixed(6), fixed(8), fixed(12), line(30), line(60), line(120));

    private static Baseline fixed(int hours) {
        return new Baseline("fixed " + hours + " h", Duration.ofHours(hours), Duration.ZERO);
    }

    private static Baseline line(int minutes) {
        return new Baseline("line +" + minutes + " min", Duration.ofMillis(CAP), Duration.ofMinutes(minutes));
    }

    boolean isLine() {
        return !margin.isZero();
    }

    /** The longest silence seen at each step of the day, of the last days. */
    private static final class Line {
        private record Day(long day, long[] longest) {}

        private final ZoneId zone;
        private final Deque<Day> days = new ArrayDeque<>();

        Line(ZoneId zone) {
            this.zone = zone;
        }

        void learn(long begun, long ended) {
            for (var at = begun + STEP; at < ended; at += STEP) {
                var local = Instant.ofEpochMilli(at).atZone(zone);
                var day = local.toLocalDate().toEpochDay();
                if (days.isEmpty() || days.getLast().day() < day) {
                    days.add(new Day(day, new long[STEPS]));
                }
                var longest = days.getLast().longest();
                var step = step(at);
                longest[step] = Math.max(longest[step], at - begun);
            }
            while (!days.isEmpty() && days.getFirst().day() < days.getLast().day() - DAYS) {
                days.removeFirst();
            }
        }

        long[] longest() {
            var longest = new long[STEPS];
            for (var day : days) {
                for (var i = 0; i < STEPS; i++) {
                    for (var near = i - NEAR; near <= i + NEAR; near++) {
                        longest[i] = Math.max(longest[i], day.longest()[Math.floorMod(near, STEPS)]);
                    }
                }
            }
            return longest;
        }

        int step(long at) {
            var local = Instant.ofEpochMilli(at).atZone(zone).toLocalTime();
            return local.toSecondOfDay() / 300;
        }
    }

    /** At one home, by the same incidents. */
    LadderScore judge(HomeRecord home, List<Incident> incidents) {
        return new Run(home, incidents).score();
    }

    /** Walks through the silences of a home in their order. */
    private final class Run {
        private final HomeRecord home;
        private final List<Incident> incidents;
        private final Line line;
        private final List<Double> delays = new java.util.ArrayList<>();
        private int falseAlarms;

        Run(HomeRecord home, List<Incident> incidents) {
            this.home = home;
            this.incidents = incidents;
            this.line = new Line(home.devices().get(0).place().zone());
        }

        LadderScore score() {
            var stirs = home.stirs();
            var next = 0;
            for (var i = 0; i < stirs.size(); i++) {
                var stir = stirs.get(i);
                var end = i + 1 < stirs.size() ? stirs.get(i + 1).at() : home.endsAt();
                var alarm = end - stir.at() < STEP && !isBeforeIncident(next, end) ? Long.MAX_VALUE : alarm(stir);
                if (alarm < end && alarm >= home.scoredFrom()) {
                    falseAlarms++;
                }
                while (next < incidents.size() && incidents.get(next).at() < end) {
                    var incident = incidents.get(next++);
                    var last = incident.last();
                    var raised = last == null ? alarm : alarm(last);
                    delays.add(Math.max(0, raised - incident.at()) / 3_600_000.0);
                }
                var isAway = stir.exitDoor() && end - stir.at() > AWAY_AFTER;
                if (!isAway && end - stir.at() <= CAP) {
                    line.learn(stir.at(), end);
                }
            }
            return new LadderScore(falseAlarms, home.scoredDays(), delays, 0);
        }

        private boolean isBeforeIncident(int next, long end) {
            return next < incidents.size() && incidents.get(next).at() < end;
        }

        private long alarm(Stir stir) {
            if (stir.exitDoor()) {
                return stir.at() + AWAY;
            }
            if (!isLine()) {
                return stir.at() + limit.toMillis();
            }
            var longest = line.longest();
            for (var silent = STEP; silent < CAP; silent += STEP) {
                if (silent > longest[line.step(stir.at() + silent)] + margin.toMillis()) {
                    return stir.at() + silent;
                }
            }
            return stir.at() + CAP;
        }
    }
}
