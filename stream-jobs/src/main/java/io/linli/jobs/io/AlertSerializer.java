package io.linli.jobs.io;

import io.linli.model.Alert;
import io.linli.model.Json;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Alerts as JSON: there are few. */
public final class AlertSerializer extends CodedSerializer<Alert> {
    public static final StreamType<Alert> TYPE = new StreamType<>(Alert.class, new AlertSerializer());

    @Override
    public void serialize(Alert alert, DataOutputView target) throws IOException {
        writeBytes(Json.write(alert), target);
    }

    @Override
    public Alert deserialize(DataInputView source) throws IOException {
        return Json.read(readBytes(source), Alert.class);
    }

    @Override
    public TypeSerializerSnapshot<Alert> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stands in every checkpoint; its name must not change. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Alert> {
        public Snapshot() {
            super(AlertSerializer::new);
        }
    }
}
