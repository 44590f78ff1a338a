package io.linli.simulator.community;

import java.util.SplittableRandom;

/** How the people of a home spend their days. */
enum Habit {
    /** An elder: up early, out in the morning, a nap, early to bed, twice up at night. */
    ELDER {
        @Override
        void fill(Day day, SplittableRandom chance) {
            night(day, around(chance, at(1, 40), 20));
            night(day, around(chance, at(4, 10), 15));
            var up = around(chance, at(6, 10), 20);
            day.stir(BEDROOM, up);
            day.stir(BATHROOM, up + 200);
            day.stir(KITCHEN, up + 800);
            var out = around(chance, at(9, 0), 15);
            pass(day, chance, up + 1_500, out, 30);
            var back = out;
            if (chance.nextDouble() < 0.8) {
                day.door(out);
                back = out + 3_600 + chance.nextInt(3_000);
                day.door(back);
                day.stir(LIVING, back + 40);
            }
            var lunch = around(chance, at(11, 30), 10);
            pass(day, chance, back + 400, lunch, 30);
            day.stir(KITCHEN, lunch);
            day.stir(LIVING, lunch + 1_500);
            day.stir(BEDROOM, around(chance, at(12, 45), 8));
            var rested = around(chance, at(14, 0), 10);
            day.stir(BEDROOM, rested);
            var bed = around(chance, at(21, 40), 15);
            pass(day, chance, rested + 300, bed - 600, 30);
            day.stir(BATHROOM, bed);
            day.stir(BEDROOM, bed + 300);
        }
    },
    /** Somebody who never rests for two hours, day or night, and never goes out: a neighbour brings lunch. */
    RESTLESS {
        @Override
        void fill(Day day, SplittableRandom chance) {
            day.door(around(chance, at(11, 40), 5));
            day.stir(LIVING, at(11, 50));
            for (var next = chance.nextInt(200); next < DAY; ) {
                var isLong = chance.nextDouble() < 0.35;
                day.stir(chance.nextDouble() < 0.5 ? BEDROOM : LIVING, next);
                if (!isLong && chance.nextDouble() < 0.3) {
                    day.stir(BATHROOM, next + 120);
                    day.stir(BEDROOM, next + 400);
                }
                next += 60 * (isLong ? 111 + chance.nextInt(6) : 20 + chance.nextInt(80));
            }
        }
    },
    /** People with work: out all day, home for the evening. */
    AT_WORK {
        @Override
        void fill(Day day, SplittableRandom chance) {
            var out = around(chance, at(8, 0), 25);
            pass(day, chance, around(chance, at(6, 50), 20), out, 15);
            day.door(out);
            var back = around(chance, at(18, 30), 40);
            day.door(back);
            pass(day, chance, back + 60, around(chance, at(22, 40), 40), 20);
        }
    },
    /** A family with somebody always about. */
    AT_HOME {
        @Override
        void fill(Day day, SplittableRandom chance) {
            day.door(around(chance, at(7, 40), 20));
            day.door(around(chance, at(10, 0), 60));
            day.door(around(chance, at(16, 50), 30));
            pass(day, chance, around(chance, at(6, 40), 20), around(chance, at(22, 10), 40), 25);
        }
    };

    static final String LIVING = "living";
    static final String BEDROOM = "bedroom";
    static final String BATHROOM = "bathroom";
    static final String KITCHEN = "kitchen";
    private static final int DAY = 86_400;

    /** Writes one day; times are seconds of the local day. */
    abstract void fill(Day day, SplittableRandom chance);

    /** What can happen in a home. */
    interface Day {
        void stir(String room, int second);

        void door(int second);
    }

    private static int at(int hour, int minute) {
        return (hour * 60 + minute) * 60;
    }

    private static int around(SplittableRandom chance, int second, int minutes) {
        return second + chance.nextInt(-minutes * 60, minutes * 60 + 1);
    }

    private static void night(Day day, int second) {
        day.stir(BATHROOM, second);
        day.stir(BEDROOM, second + 240);
    }

    /** From room to room, never still for much longer than so many minutes. */
    private static void pass(Day day, SplittableRandom chance, int from, int to, int minutes) {
        for (var next = from; next < to; next += 60 * (5 + chance.nextInt(minutes))) {
            var where = chance.nextDouble();
            if (where < 0.15) {
                day.stir(BATHROOM, next);
                day.stir(LIVING, next + 260);
            } else {
                day.stir(where < 0.35 ? KITCHEN : LIVING, next);
            }
        }
    }
}
