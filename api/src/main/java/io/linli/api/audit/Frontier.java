package io.linli.api.audit;

import java.util.ArrayDeque;
import java.util.Deque;

/** A growing tree of which only what its root hangs on is remembered: one hash for each bit of its size. */
final class Frontier {
    private final Deque<Hash> peaks = new ArrayDeque<>();
    private long size;

    void add(Hash leaf) {
        var merged = leaf;
        for (var bits = size; (bits & 1) == 1; bits >>= 1) {
            merged = Hash.ofNode(peaks.pop(), merged);
        }
        peaks.push(merged);
        size++;
    }

    long size() {
        return size;
    }

    Hash root() {
        return peaks.stream().reduce((right, left) -> Hash.ofNode(left, right)).orElseGet(Hash::of);
    }
}
