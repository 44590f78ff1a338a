package io.linli.jobs.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Wire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Observations as in the log, with the subject and the time of arrival that stand beside them there. Readings, which
 * are nearly all, have a form that is quick to write and to read.
 */
public final class ObservationSerializer extends CodedSerializer<Observation> {
    public static final StreamType<Observation> TYPE = new StreamType<>(Observation.class, new ObservationSerializer());

    /** The length of a subject, which stands in its place before others, never begins so. */
    private static final int READING = 0xFF;

    /** Made where it works; a copy for another thread makes its own. */
    private transient @Nullable ReadingForm form;

    @Override
    public ObservationSerializer duplicate() {
        return new ObservationSerializer();
    }

    @Override
    public void serialize(Observation observation, DataOutputView target) throws IOException {
        if (observation instanceof Reading reading) {
            target.writeByte(READING);
            form().write(reading, target);
            return;
        }
        var subject = observation.subject().getBytes(UTF_8);
        target.writeByte(subject.length >>> 8);
        target.writeByte(subject.length);
        target.write(subject);
        target.writeLong(observation.receivedAt());
        Wire.write(observation, target);
    }

    @Override
    public Observation deserialize(DataInputView source) throws IOException {
        var first = source.readUnsignedByte();
        if (first == READING) {
            return form().read(source);
        }
        var subject = new byte[first << 8 | source.readUnsignedByte()];
        source.readFully(subject);
        var receivedAt = source.readLong();
        return Wire.read(new String(subject, UTF_8), receivedAt, source);
    }

    private ReadingForm form() {
        var made = form == null ? new ReadingForm() : form;
        form = made;
        return made;
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
