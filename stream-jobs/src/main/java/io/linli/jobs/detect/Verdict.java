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

    public static <M extends Memory> Verdict<M> quiet(M memory, long lookAgainAt) {
        return new Verdict<>(memory, lookAgainAt, List.of());
    }

    public static <M extends Memory> Verdict<M> tell(M memory, long lookAgainAt, Finding finding) {
        return new Verdict<>(memory, lookAgainAt, List.of(finding));
    }
}
