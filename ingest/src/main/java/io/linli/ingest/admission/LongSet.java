package io.linli.ingest.admission;

/** A set of numbers in one array, eight bytes each at half load; grows up to {@code most}. */
final class LongSet {
    private static final long FREE = 0;

    private long[] slots = new long[64];
    private int size;
    private final int most;

    LongSet(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    boolean contains(long number) {
        return slots[find(slots, filled(number))] != FREE;
    }

    /** False when it was there. */
    boolean add(long number) {
        var at = find(slots, filled(number));
        if (slots[at] != FREE) {
            return false;
        }
        if (size >= most) {
            throw new IllegalStateException("full with " + size);
        }
        slots[at] = filled(number);
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        for (var number : slots) {
            if (number != FREE) {
                larger[find(larger, number)] = number;
            }
        }
        slots = larger;
    }

    /** Where it is, else where it would be. */
    private static int find(long[] slots, long number) {
        var at = (int) (number ^ (number >>> 32)) & (slots.length - 1);
        while (slots[at] != FREE && slots[at] != number) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private static long filled(long number) {
        return number == FREE ? 1 : number;
    }
}
