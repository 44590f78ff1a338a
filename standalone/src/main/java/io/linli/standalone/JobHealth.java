package io.linli.standalone;

import java.time.Instant;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * How a job of Flink is doing.
 *
 * @param lastCheckpoint when its newest complete checkpoint was finished; null before the first of this run
 */
public record JobHealth(JobStatus status, @Nullable Instant lastCheckpoint, long completed, long failed, int restored) {

    static JobHealth of(JobStatus status, @Nullable CheckpointStatsSnapshot checkpoints) {
        if (checkpoints == null) {
            return new JobHealth(status, null, 0, 0, 0);
        }
        var latest = checkpoints.getHistory().getLatestCompletedCheckpoint();
        var counts = checkpoints.getCounts();
        return new JobHealth(
                status,
                latest == null ? null : Instant.ofEpochMilli(latest.getLatestAckTimestamp()),
                counts.getNumberOfCompletedCheckpoints(),
                counts.getNumberOfFailedCheckpoints(),
                (int) counts.getNumberOfRestoredCheckpoints());
    }

    public boolean isRunning() {
        return status == JobStatus.RUNNING;
    }
}
