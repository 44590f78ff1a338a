package io.linli.simulator.community;

import java.util.SplittableRandom;

/** Chance that can be asked again: of one seed, one name and one number it is always the same. */
record Chance(long seed) {

    SplittableRandom of(String name, long number) {
        return new SplittableRandom(mix(seed ^ mix(name.hashCode() * 0x9E3779B97F4A7C15L ^ mix(number))));
    }

    /** From 0 until before 1. */
    double share(String name, long number) {
        return (mix(seed ^ mix(name.hashCode() * 0x9E3779B97F4A7C15L ^ mix(number))) >>> 11) * 0x1.0p-53;
    }

    /** Changes little from step to step: between -1 and 1. */
    double drift(String name, double at) {
        var step = (long) Math.floor(at);
        var part = at - step;
        var smooth = part * part * (3 - 2 * part);
        return 2 * (share(name, step) * (1 - smooth) + share(name, step + 1) * smooth) - 1;
    }

    private static long mix(long bits) {
        var a = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        var b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
