package io.linli.benchmarks.load;

import java.time.Duration;

/**
 * How much, for how long, and how often something must be told: one message in {@code perFlood} floods a basin, and of
 * {@code floodsPerPress} such blocks one also presses a box.
 *
 * @param rate messages a second
 * @param floodsPerPress 0 for no press at all
 * @param firstBasin the first that no earlier plan has flooded; firstBox and firstSequence likewise
 */
public record Plan(
        double rate,
        Duration length,
        int perFlood,
        int floodsPerPress,
        int firstBasin,
        int firstBox,
        int firstSequence) {
    private static final int STEPS = 3;

    public Plan {
        if (!(rate > 0) || length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a load needs a rate and a length, not: " + rate + "/s for " + length);
        }
        if (perFlood < 8) {
            throw new IllegalArgumentException("at most one message in 8 can flood a basin, not one in " + perFlood);
        }
    }

    /** One message in a hundred must be told of; nothing has been used before. */
    public static Plan of(double rate, Duration length) {
        return new Plan(rate, length, 100, 10, 0, 0, 1);
    }

    public Plan floodingOneIn(int messages) {
        return new Plan(rate, length, messages, floodsPerPress, firstBasin, firstBox, firstSequence);
    }

    /** The same fleet goes on at another rate. */
    public Plan next(double nextRate, Duration nextLength, int sensors) {
        return new Plan(
                nextRate,
                nextLength,
                perFlood,
                floodsPerPress,
                firstBasin + floods(),
                firstBox + presses(),
                firstSequence + messages() / sensors + 1);
    }

    public int messages() {
        return (int) (rate * length.toMillis() / 1_000);
    }

    public int floods() {
        return Math.max(0, blocks() - (STEPS - 1) * blocksApart());
    }

    public int presses() {
        return floodsPerPress == 0 ? 0 : (blocks() + floodsPerPress - 1) / floodsPerPress;
    }

    /** 0 for a reading that means nothing, 1 to 3 for the steps of a flood, -1 for a press. */
    byte kind(int number) {
        var block = number / perFlood;
        var slot = number % perFlood;
        if (block >= blocks()) {
            return 0;
        }
        for (var step = 1; step <= STEPS; step++) {
            if (slot == step * perFlood / 4 && isFlooded(block - (step - 1) * blocksApart())) {
                return (byte) step;
            }
        }
        var pressed = floodsPerPress > 0 && block % floodsPerPress == 0 && slot == perFlood - 1;
        return (byte) (pressed ? -1 : 0);
    }

    /** The basin or box of a message that means something. */
    int member(int number) {
        var block = number / perFlood;
        var kind = kind(number);
        return kind < 0 ? firstBox + block / floodsPerPress : firstBasin + block - (kind - 1) * blocksApart();
    }

    private boolean isFlooded(int flood) {
        return flood >= 0 && flood < floods();
    }

    private int blocks() {
        return messages() / perFlood;
    }

    /** So that the readings of a basin come about a second apart. */
    private int blocksApart() {
        return (int) Math.max(1, Math.round(rate / perFlood));
    }
}
