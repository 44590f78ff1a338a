package io.linli.jobs.io;

import io.linli.jobs.detect.Control;
import io.linli.model.Json;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is told to all subjects, as JSON: there is little. */
public final class ControlSerializer extends CodedSerializer<Control> {
    public static final StreamType<Control> TYPE = new StreamType<>(Control.class, new ControlSerializer());

    @Override
    public void serialize(Control control, DataOutputView target) throws IOException {
        writeBytes(Json.write(control), target);
    }

    @Override
    public Control deserialize(DataInputView source) throws IOException {
        return Json.read(readBytes(source), Control.class);
    }

    @Override
    public TypeSerializerSnapshot<Control> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stands in every checkpoint; its name must not change. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Control> {
        public Snapshot() {
            super(ControlSerializer::new);
        }
    }
}
