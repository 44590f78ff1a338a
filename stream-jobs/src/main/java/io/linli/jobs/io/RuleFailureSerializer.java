package io.linli.jobs.io;

import io.linli.model.Json;
import io.linli.model.RuleFailure;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Failures of rules as JSON: there should be none. */
public final class RuleFailureSerializer extends CodedSerializer<RuleFailure> {
    public static final StreamType<RuleFailure> TYPE = new StreamType<>(RuleFailure.class, new RuleFailureSerializer());

    @Override
    public void serialize(RuleFailure failure, DataOutputView target) throws IOException {
        writeBytes(Json.write(failure), target);
    }

    @Override
    public RuleFailure deserialize(DataInputView source) throws IOException {
        return Json.read(readBytes(source), RuleFailure.class);
    }

    @Override
    public TypeSerializerSnapshot<RuleFailure> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stands in every checkpoint; its name must not change. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RuleFailure> {
        public Snapshot() {
            super(RuleFailureSerializer::new);
        }
    }
}
