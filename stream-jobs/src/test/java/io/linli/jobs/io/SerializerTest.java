package io.linli.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.jobs.detect.Control;
import io.linli.jobs.detect.SubjectMemory;
import io.linli.model.Beacon;
import io.linli.model.BlindPeriod;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.Wire;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializerTest {

    @Test
    void anObservationComesBackWithItsSubjectAndTimeOfArrival() throws IOException {
        Observation reading = new Reading("home:b3-2-501", "motion-1", Metric.MOTION, 1, 1_000, 61_000, Quality.GOOD);

        assertThat(comesBack(new ObservationSerializer(), reading)).isEqualTo(reading);
        assertThat(comesBack(new ObservationSerializer(), new Beacon("north", 7)))
                .isEqualTo(new Beacon("north", 7));
    }

    @Test
    void readingsOfAnyNamesComeBackOneAfterAnother() throws IOException {
        var serializer = new ObservationSerializer();
        for (var name : List.of("h1", "朝阳里3号楼", "", "n".repeat(1_000), "b")) {
            var reading = new Reading("home:" + name, name, Metric.CO, -0.5, 7, Long.MAX_VALUE, Quality.BACKFILL);
            assertThat(comesBack(serializer, reading)).isEqualTo(reading);
        }
    }

    @Test
    void readsAReadingThatWasWrittenAsAnyObservation() throws IOException {
        var reading = new Reading("home:h1", "pir-1", Metric.MOTION, 1, 7, 9, Quality.GOOD);
        var written = new DataOutputSerializer(64);
        written.writeUTF(reading.subject());
        written.writeLong(reading.receivedAt());
        Wire.write(reading, written);

        var read = new ObservationSerializer().deserialize(new DataInputDeserializer(written.getCopyOfBuffer()));

        assertThat(read).isEqualTo(reading);
    }

    @Test
    void rulesPublishedAndRemovedAndBlindPeriodsComeBack() throws IOException {
        var rule = Rule.parseYaml("{id: call, kind: sos}").published(3, Mode.LIVE);
        var blind = new BlindPeriod("b-1", "north", 5, BlindPeriod.OPEN, "connecting", 9);

        for (var control :
                new Control[] {Control.published(rule), Control.removed("call:live"), Control.blind(blind)}) {
            assertThat(comesBack(new ControlSerializer(), control)).isEqualTo(control);
        }
    }

    @Test
    void aMemoryIsCopiedTrulyBecauseItChangesInPlace() {
        var memory = new SubjectMemory();
        memory.armFor(1_000);

        var copy = new SubjectMemorySerializer().copy(memory);
        memory.armFor(2_000);

        assertThat(copy.armedFor()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @MethodSource
    void isFoundAgainByWhatACheckpointSaysOfIt(TypeSerializer<?> serializer) throws IOException {
        var snapshot = serializer.snapshotConfiguration();
        var written = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(written, snapshot);

        var read = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(written.getCopyOfBuffer()), getClass().getClassLoader());

        assertThat(read.restoreSerializer()).isEqualTo(serializer);
    }

    static Stream<TypeSerializer<?>> isFoundAgainByWhatACheckpointSaysOfIt() {
        return Stream.of(
                new ObservationSerializer(),
                new AlertSerializer(),
                new ControlSerializer(),
                new SubjectMemorySerializer());
    }

    private static <T> T comesBack(TypeSerializer<T> serializer, T value) throws IOException {
        var written = new DataOutputSerializer(64);
        serializer.serialize(value, written);
        var input = new DataInputDeserializer(written.getCopyOfBuffer());
        var read = serializer.deserialize(input);
        assertThat(input.available()).isZero();
        return read;
    }
}
