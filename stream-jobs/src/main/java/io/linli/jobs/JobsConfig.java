package io.linli.jobs;

import io.linli.model.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;

/**
 * Where detection finds its streams and how it keeps what it knows.
 *
 * @param checkpointDir empty where the cluster has its own
 */
public record JobsConfig(
        String kafkaBootstrap, Duration checkpointInterval, Optional<URI> checkpointDir, int parallelism) {

    public JobsConfig {
        if (kafkaBootstrap.isBlank()) {
            throw new IllegalArgumentException("LINLI_KAFKA_BOOTSTRAP is blank");
        }
        if (checkpointInterval.isNegative() || checkpointInterval.isZero()) {
            throw new IllegalArgumentException(
                    "LINLI_CHECKPOINT_INTERVAL must be positive, not: " + checkpointInterval);
        }
        if (parallelism < 1 || parallelism > RiskJob.KEY_GROUPS) {
            throw new IllegalArgumentException(
                    "LINLI_PARALLELISM must be from 1 to " + RiskJob.KEY_GROUPS + ", not: " + parallelism);
        }
    }

    public static JobsConfig of(Settings settings) {
        var interval = settings.duration(
                "LINLI_CHECKPOINT_INTERVAL", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofHours(1));
        var directory = settings.find("LINLI_CHECKPOINT_DIR").isPresent()
                ? Optional.of(settings.uri("LINLI_CHECKPOINT_DIR", "file", "s3", "hdfs"))
                : Optional.<URI>empty();
        return new JobsConfig(
                settings.addresses("LINLI_KAFKA_BOOTSTRAP"),
                interval,
                directory,
                settings.number("LINLI_PARALLELISM", 1, 1, RiskJob.KEY_GROUPS));
    }

    /** What earlier runs have left; empty where the cluster looks after that itself. */
    Optional<JobSnapshots> snapshots() {
        return checkpointDir
                .filter(directory -> "file".equals(directory.getScheme()))
                .map(directory -> new JobSnapshots(Path.of(directory)));
    }

    Configuration forFlink() {
        var flink = new Configuration();
        flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        checkpointDir.ifPresent(directory -> {
            flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toString());
        });
        return flink;
    }
}
