package io.linli.jobs.detect.risks.flood;

/**
 * How often a rise like the present one went on for long enough, at this very place. Rises count the more, the more
 * alike their rates were at the same depth; two made-up ones, of which two in five went on (in
 * New York 466 of the 1,033 that passed 50 mm reached 150; FloodNet, to 2024), keep the first few from deciding alone.
 *
 * @param share of rises that would have reached the level
 * @param alike how many were at least half and at most twice as fast
 * @param wentOn how many of these would have reached it
 */
record Chance(double share, int alike, int wentOn) {
    private static final double MADE_UP = 2;
    private static final double MADE_UP_SHARE = 0.4;
    /** How far apart two rates are alike, as a logarithm. */
    private static final double WIDTH = 0.5;

    private static final double TWICE = Math.log(2);

    static Chance of(Rises rises, double rate, double level) {
        var now = rises.now();
        var weights = MADE_UP;
        var reached = MADE_UP * MADE_UP_SHARE;
        var alike = 0;
        var wentOn = 0;
        if (now != null) {
            var mark = Rise.passed(now.peak());
            var fast = Math.max(Rise.SLOWEST, rate);
            for (var past : rises.past()) {
                if (mark >= 0 && past.rateAt(mark) > 0 && past.peak() >= now.peak()) {
                    var apart = Math.log(fast / past.rateAt(mark));
                    var weight = Math.exp(-apart * apart / (2 * WIDTH * WIDTH));
                    var isEnough = past.wouldReach(mark, fast) >= level;
                    weights += weight;
                    reached += isEnough ? weight : 0;
                    alike += Math.abs(apart) <= TWICE ? 1 : 0;
                    wentOn += isEnough && Math.abs(apart) <= TWICE ? 1 : 0;
                }
            }
        }
        return new Chance(reached / weights, alike, wentOn);
    }
}
