package io.linli.benchmarks.detection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A Flink in this process. */
final class Cluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    /** Where state is kept. */
    enum Backend {
        HEAP("hashmap"),
        ROCKSDB("rocksdb");

        private final String id;

        Backend(String id) {
            this.id = id;
        }
    }

    private final MiniCluster cluster;
    private final Path folder;
    private final Backend backend;

    Cluster(Backend backend, Path folder) throws Exception {
        this.folder = folder;
        this.backend = backend;
        var settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(
                TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(backend == Backend.HEAP ? 16 : 768));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumSlotsPerTaskManager(4)
                .build());
        cluster.start();
    }

    /** The environment in which a job is defined. */
    StreamExecutionEnvironment environment(int parallelism) {
        var settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, backend.id);
        settings.set(RocksDBOptions.LOCAL_DIRECTORIES, folder.resolve("rocksdb").toString());
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofHours(10));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        var env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(parallelism);
        return env;
    }

    JobID submit(StreamExecutionEnvironment env, @Nullable String checkpoint) {
        var graph = env.getStreamGraph().getJobGraph();
        if (checkpoint != null) {
            graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(checkpoint));
        }
        get(cluster.submitJob(graph));
        return graph.getJobID();
    }

    /** Writes a checkpoint and answers where it is. */
    String checkpoint(JobID job) {
        return get(cluster.triggerCheckpoint(job));
    }

    /** Waits for something of the job, and throws its failure where it ends before. */
    void await(JobID job, String what, BooleanSupplier reached) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var looks = 0; !reached.getAsBoolean(); looks++) {
            if (looks % 1_000 == 999 && get(cluster.getJobStatus(job)).isGloballyTerminalState()) {
                throw new IllegalStateException(
                        "the job ended before " + what,
                        get(cluster.requestJobResult(job))
                                .getSerializedThrowable()
                                .orElse(null));
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " has not come for " + PATIENCE.toMinutes() + " min");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    void cancel(JobID job) {
        get(cluster.cancelJob(job));
        await(job, "its end", () -> get(cluster.getJobStatus(job)) == JobStatus.CANCELED);
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }

    private static <V> V get(Future<V> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
