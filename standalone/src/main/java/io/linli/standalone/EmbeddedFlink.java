package io.linli.standalone;

import io.linli.jobs.JobSnapshots;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Detection's machine: Apache Flink in this process, which takes every job up where its newest checkpoint left it. */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final Path data;
    private final Duration checkpoints;
    private final MiniCluster cluster;
    private final Map<String, JobID> jobs = new ConcurrentHashMap<>();

    private EmbeddedFlink(Path data, Duration checkpoints, MiniCluster cluster) {
        this.data = data;
        this.checkpoints = checkpoints;
        this.cluster = cluster;
    }

    /** Starts with so many slots and its web page on {@code port}, 0 for any; snapshots live in {@code data}. */
    public static EmbeddedFlink start(Path data, int port, int slots, Duration checkpoints) {
        // A process that was killed leaves 30 MB of unpacked libraries behind.
        Folder.delete(data.resolve("tmp"));
        var cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(clusterSettings(data, port))
                .setCommonBindAddress("127.0.0.1")
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            throw new IllegalStateException("Flink does not start on " + data, e);
        }
        return new EmbeddedFlink(data.toAbsolutePath(), checkpoints, cluster);
    }

    /**
     * Runs what has been defined in {@code job}, from the newest complete checkpoint or savepoint that any run under
     * this name has left; state of operators that are gone is left behind.
     */
    public void submit(String name, StreamExecutionEnvironment job) {
        var snapshots = new JobSnapshots(data.resolve("jobs").resolve(name));
        snapshots.forgetOlderRuns();
        job.configure(jobSettings(snapshots.folder()));
        var graph = job.getStreamGraph().getJobGraph();
        snapshots.newest().ifPresent(newest -> {
            LOG.info("{} continues from {}", name, newest);
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(newest.toUri().toString(), true));
        });
        jobs.put(name, graph.getJobID());
        await(cluster.submitJob(graph), "start of " + name);
    }

    /** Returns when every task of the job does its work; throws where that takes longer than {@code patience}. */
    public void awaitWork(String name, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (!isAtWork(jobOf(name))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(name + " is not at work after " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private boolean isAtWork(JobID job) {
        for (var task :
                await(cluster.getExecutionGraph(job), "the state of " + job).getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    public String webUrl() {
        return await(cluster.getRestAddress(), "the address of Flink's web page")
                .toString();
    }

    /** What the job of this name is doing, and how its checkpoints go. */
    public JobHealth health(String name) {
        var graph = await(cluster.getExecutionGraph(jobOf(name)), "to tell the state of " + name);
        return JobHealth.of(graph.getState(), graph.getCheckpointStatsSnapshot());
    }

    /** Ends a job whose state is of no use to anybody any more. */
    public void abandon(String name) {
        await(cluster.cancelJob(jobOf(name)), "to end " + name);
        jobs.remove(name);
    }

    /** The process that works on all jobs dies in the middle, with what it knew, and another takes its place. */
    public void loseWorker() {
        await(cluster.terminateTaskManager(0), "to lose its worker");
        try {
            cluster.startTaskManager();
        } catch (Exception e) {
            throw new IllegalStateException("Flink starts no other worker", e);
        }
    }

    private JobID jobOf(String name) {
        var job = jobs.get(name);
        if (job == null) {
            throw new IllegalArgumentException("no job has been submitted as " + name);
        }
        return job;
    }

    /** Stops every job with a savepoint that the next start continues from. */
    @Override
    public void close() {
        jobs.forEach(this::stop);
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException("Flink does not stop", e);
        }
    }

    private void stop(String name, JobID job) {
        try {
            if (cluster.getJobStatus(job).get() == JobStatus.RUNNING) {
                var folder = data.resolve("jobs").resolve(name).toUri().toString();
                cluster.stopWithSavepoint(job, folder, false, SavepointFormatType.NATIVE)
                        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} stops without a savepoint and will continue from its last checkpoint", name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Flink refused " + what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        }
    }

    private static Configuration clusterSettings(Path data, int port) {
        var settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, Integer.toString(port));
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(WebOptions.SUBMIT_ENABLE, false);
        settings.set(WebOptions.CANCEL_ENABLE, false);
        var scratch = data.resolve("tmp").toAbsolutePath().toString();
        settings.set(CoreOptions.TMP_DIRS, scratch);
        settings.set(WebOptions.TMP_DIR, scratch);
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        return settings;
    }

    private Configuration jobSettings(Path snapshots) {
        var settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints);
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, snapshots.toUri().toString());
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(20));
        return settings;
    }
}
