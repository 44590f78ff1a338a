package io.linli.jobs.detect;

import java.util.List;

/**
 * What a detector concludes.
 *
 * @param lookAgainAt epoch milliseconds, or {@link #NEVER}
 * @param findings what to tell, in order; mostly nothing
 */
public record Verdict<M extends Memory>(M memory, long lookAgainAt, List<Finding> findings) {
    public static final long NEVER = Long.MAX_VALUE;

    private static final Memory AS_BEFORE = out -> {};
    private static final Verdict<Memory> UNCHANGED = new Verdict<>(AS_BEFORE, NEVER, List.of());

    /** The memory and the time to look again stay as they are: the answer to most readings, and made of nothing. */
    @SuppressWarnings("unchecked") // its memory is never looked at
    public static <M extends Memory> Verdict<M> unchanged() {
        return (Verdict<M>) UNCHANGED;
    }

    public static <M extends Memory> Verdict<M> quiet(M memory, long lookAgainAt) {
        return new Verdict<>(memory, lookAgainAt, List.of());
    }

    public static <M extends Memory> Verdict<M> tell(M memory, long lookAgainAt, Finding finding) {
        return new Verdict<>(memory, lookAgainAt, List.of(finding));
    }

    boolean isUnchanged() {
        return memory == AS_BEFORE;
    }
}
