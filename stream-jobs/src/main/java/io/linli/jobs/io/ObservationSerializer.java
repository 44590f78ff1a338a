package io.linli.jobs.io;

import io.linli.model.Observation;
import io.linli.model.Wire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Observations as in the log, with the subject and the time of arrival that stand beside them there. */
public final class ObservationSerializer extends CodedSerializer<Observation> {
    public static final StreamType<Observation> TYPE = new StreamType<>(Observation.class, new ObservationSerializer());

    @Override
    public void serialize(Observation observation, DataOutputView target) throws IOException {
        target.writeUTF(observation.subject());
        target.writeLong(observation.receivedAt());
        Wire.write(observation, target);
    }

    @Override
    public Observation deserialize(DataInputView source) throws IOException {
        var subject = source.readUTF();
        var receivedAt = source.readLong();
        return Wire.read(subject, receivedAt, source);
    }

    @Override
    public TypeSerializerSnapshot<Observation> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stands in every checkpoint; its name must not change. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Observation> {
        public Snapshot() {
            super(ObservationSerializer::new);
        }
    }
}
