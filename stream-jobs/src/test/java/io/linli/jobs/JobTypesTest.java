package io.linli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.jobs.detect.Control;
import io.linli.model.Alert;
import io.linli.model.Observation;
import io.linli.model.RuleFailure;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;

class JobTypesTest {
    private final StreamGraph graph = graph();

    @Test
    void everythingThatStreamsIsWrittenWithoutKryo() {
        var serializers = graph.getStreamNodes().stream()
                .flatMap(node ->
                        Stream.concat(Stream.of(node.getTypeSerializerOut()), Stream.of(node.getTypeSerializersIn())))
                .filter(serializer -> serializer != null)
                .toList();

        assertThat(serializers).hasSizeGreaterThan(4).doesNotHaveAnyElementsOfTypes(KryoSerializer.class);
    }

    @Test
    void everyOperatorHasANameForItsStateThatDoesNotDependOnTheOthers() {
        assertThat(graph.getStreamNodes())
                .extracting(node -> node.getTransformationUID())
                .contains("observations", "control-records", "rules", "risks", "alerts")
                .doesNotContainNull();
    }

    @Test
    void aSubjectsKeyGroupDependsOnNoParallelism() {
        assertThat(graph.getStreamNodes())
                .filteredOn(node -> "risks".equals(node.getTransformationUID()))
                .extracting(node -> node.getMaxParallelism())
                .containsExactly(720);
    }

    private static StreamGraph graph() {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        var observations = new MemoryLog<Observation>(1);
        var rules = new MemoryLog<Control>(1);
        RiskJob.define(
                env,
                new RiskJob.Ends(
                        observations.source(),
                        1,
                        rules.source(),
                        List.of(),
                        new MemorySink<Alert>(),
                        new MemorySink<RuleFailure>()));
        return env.getStreamGraph();
    }
}
