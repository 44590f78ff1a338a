package io.linli.jobs;

import io.linli.jobs.correlate.Corroboration;
import io.linli.jobs.correlate.CorroborationFunction;
import io.linli.jobs.detect.Control;
import io.linli.jobs.detect.RiskFunction;
import io.linli.jobs.io.AlertSerializer;
import io.linli.jobs.io.AlertSink;
import io.linli.jobs.io.ArrivalTime;
import io.linli.jobs.io.ControlRecords;
import io.linli.jobs.io.ControlSerializer;
import io.linli.jobs.io.ObservationSerializer;
import io.linli.jobs.io.ObservationSource;
import io.linli.jobs.io.RuleFailureSink;
import io.linli.jobs.io.RuleSource;
import io.linli.model.Alert;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleFailure;
import io.linli.model.Settings;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that recognises risks: the log of observations, and rules, to alerts. */
public final class RiskJob {
    private static final Logger LOG = LoggerFactory.getLogger(RiskJob.class);

    /** Fixed for ever: a home's key never depends on where it runs. */
    static final int KEY_GROUPS = 720;

    private RiskJob() {}

    /**
     * The job's ends.
     *
     * @param partitions of the observations: more readers than that would have nothing to read and hold time
     * @param known the rules at the time of submission
     */
    public record Ends(
            Source<Observation, ?, ?> observations,
            int partitions,
            Source<Control, ?, ?> rules,
            List<Rule> known,
            Sink<Alert> alerts,
            Sink<RuleFailure> failures) {

        public static Ends ofKafka(String bootstrap) {
            return new Ends(
                    ObservationSource.of(bootstrap),
                    ObservationSource.partitions(bootstrap),
                    RuleSource.of(bootstrap),
                    RuleSource.readAll(bootstrap),
                    AlertSink.of(bootstrap),
                    RuleFailureSink.of(bootstrap));
        }
    }

    public static void define(StreamExecutionEnvironment env, Ends ends) {
        env.configure(properties());
        var readers = Math.min(env.getParallelism(), ends.partitions());

        var log = env.fromSource(
                        ends.observations(), ArrivalTime.ofObservations(), "observations", ObservationSerializer.TYPE)
                .uid("observations")
                .setParallelism(readers)
                .process(new ControlRecords(), ObservationSerializer.TYPE)
                .uid("control-records")
                .name("control-records")
                .setParallelism(readers);

        var control = env.fromSource(ends.rules(), ArrivalTime.ofRules(), "rules", ControlSerializer.TYPE)
                .uid("rules")
                .setParallelism(1)
                .union(log.getSideOutput(ControlRecords.BLIND))
                .broadcast(RiskFunction.CONTROL);

        var risks = log.keyBy(Observation::subject, Types.STRING)
                .connect(control)
                .process(new RiskFunction(ends.known()), AlertSerializer.TYPE)
                .uid("risks")
                .name("risks");
        risks.keyBy(Corroboration::key, Types.STRING)
                .process(new CorroborationFunction(), AlertSerializer.TYPE)
                .uid("corroboration")
                .name("corroboration")
                .sinkTo(ends.alerts())
                .uid("alerts")
                .name("alerts");
        risks.getSideOutput(RiskFunction.FAILED)
                .sinkTo(ends.failures())
                .uid("rule-failures")
                .name("rule-failures")
                .setParallelism(1);
    }

    /** Submits the job to the cluster it is started in, from where an earlier run left off. */
    public static void main(String[] arguments) throws Exception {
        var config = JobsConfig.of(Settings.ofEnvironment());
        var flink = config.forFlink();
        config.snapshots().ifPresent(snapshots -> takeUp(snapshots, flink));
        var env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        define(env, Ends.ofKafka(config.kafkaBootstrap()));
        env.execute("linli-risks");
    }

    /** A cluster that was killed does not know by itself that it ran before. */
    private static void takeUp(JobSnapshots snapshots, Configuration flink) {
        snapshots.forgetOlderRuns();
        snapshots.newest().ifPresent(newest -> {
            LOG.info("Continues from {}", newest);
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, newest.toUri().toString());
            flink.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        });
    }

    static Configuration properties() {
        var properties = new Configuration();
        properties.set(PipelineOptions.MAX_PARALLELISM, KEY_GROUPS);
        properties.set(PipelineOptions.GENERIC_TYPES, false);
        // Homes have most of their words in common.
        properties.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
        // All that streams is immutable.
        properties.set(PipelineOptions.OBJECT_REUSE, true);
        properties.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(50));
        properties.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(1));
        return properties;
    }
}
