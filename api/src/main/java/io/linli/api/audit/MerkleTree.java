package io.linli.api.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * The hash tree of RFC 9162 (section 2.1) over a list that only grows. It knows the roots of its whole subtrees, from
 * which the root of any size and both kinds of proof follow.
 */
public final class MerkleTree {
    private final Nodes nodes;

    /** Looks up roots of whole subtrees. */
    @FunctionalInterface
    public interface Nodes {

        /**
         * The root over 2^level leaves.
         *
         * @param index of the subtree among those of its level, from 0
         */
        Hash at(int level, long index);
    }

    public MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    public Hash root(long size) {
        return size == 0 ? Hash.of() : hash(0, size);
    }

    /** What is needed beside a leaf to compute the root; the leaf's neighbour comes first. */
    public List<Hash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
        }
        var path = new ArrayList<Hash>();
        include(index, 0, size, path);
        return path;
    }

    private void include(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        var middle = from + split(to - from);
        if (index < middle) {
            include(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            include(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** What is needed beside the root of an earlier size to compute both roots. */
    public List<Hash> consistency(long earlier, long size) {
        if (earlier < 1 || earlier > size) {
            throw new IllegalArgumentException("a tree of " + size + " did not grow from one of " + earlier);
        }
        var path = new ArrayList<Hash>();
        agree(earlier, 0, size, true, path);
        return path;
    }

    /** @param isWhole whether the earlier tree is, so far, one that its own root stands for */
    private void agree(long earlier, long from, long to, boolean isWhole, List<Hash> path) {
        if (earlier == to) {
            if (!isWhole) {
                path.add(hash(from, to));
            }
            return;
        }
        var middle = from + split(to - from);
        if (earlier <= middle) {
            agree(earlier, from, middle, isWhole, path);
            path.add(hash(middle, to));
        } else {
            agree(earlier, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    private Hash hash(long from, long to) {
        var size = to - from;
        if (Long.bitCount(size) == 1) {
            var level = Long.numberOfTrailingZeros(size);
            return nodes.at(level, from >> level);
        }
        var middle = from + split(size);
        return Hash.ofNode(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two that is smaller. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
