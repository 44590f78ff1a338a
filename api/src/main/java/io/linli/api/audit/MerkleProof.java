package io.linli.api.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Checks proofs without knowing the tree, step by step as RFC 9162 (2.1.3.2 and 2.1.4.2) has it. */
public final class MerkleProof {

    private MerkleProof() {}

    /** Whether a leaf stands at this index of the tree with this root. */
    public static boolean isIncluded(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var climb = new Climb(index, size - 1);
        var computed = leaf;
        for (var beside : path) {
            if (climb.last == 0) {
                return false;
            }
            computed = climb.isRight() ? Hash.ofNode(beside, computed) : Hash.ofNode(computed, beside);
            climb.up();
        }
        return climb.last == 0 && computed.equals(root);
    }

    /** Whether the tree of the earlier root has grown into that of the later one, and nothing in it was changed. */
    public static boolean isConsistent(long earlier, Hash earlierRoot, long later, Hash laterRoot, List<Hash> path) {
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (earlier < 1 || earlier > later || path.isEmpty()) {
            return false;
        }
        Deque<Hash> left = new ArrayDeque<>(path);
        if (Long.bitCount(earlier) == 1) {
            left.addFirst(earlierRoot);
        }
        var climb = new Climb(earlier - 1, later - 1);
        climb.skipRights();
        var before = left.removeFirst();
        var after = before;
        for (var beside : left) {
            if (climb.last == 0) {
                return false;
            }
            if (climb.isRight()) {
                before = Hash.ofNode(beside, before);
                after = Hash.ofNode(beside, after);
            } else {
                after = Hash.ofNode(after, beside);
            }
            climb.up();
        }
        return climb.last == 0 && before.equals(earlierRoot) && after.equals(laterRoot);
    }

    /** Where one stands on the way up from a leaf. */
    private static final class Climb {
        private long index;
        private long last;

        Climb(long index, long last) {
            this.index = index;
            this.last = last;
        }

        boolean isRight() {
            return (index & 1) == 1 || index == last;
        }

        void skipRights() {
            while ((index & 1) == 1) {
                step();
            }
        }

        /** Past the levels at which the last of an odd number has no neighbour. */
        void up() {
            if (isRight()) {
                while ((index & 1) == 0 && index != 0) {
                    step();
                }
            }
            step();
        }

        private void step() {
            index >>= 1;
            last >>= 1;
        }
    }
}
