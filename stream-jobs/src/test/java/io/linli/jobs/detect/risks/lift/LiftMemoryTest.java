package io.linli.jobs.detect.risks.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.Level;
import io.linli.model.LiftState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiftMemoryTest {
    private static final long SINCE = 1_700_000_000_000L;
    private static final long BEFORE = SINCE - 3_600_000;
    private static final int FIRST = 1;
    private static final Track STANDS =
            Track.UNKNOWN.said(new Track.Word(SINCE, Track.What.STATE, LiftState.OFF_LEVEL));

    private interface Writing {
        void write(DataOutput out) throws IOException;
    }

    private static LiftMemory read(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writing.write(new DataOutputStream(bytes));
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        var memory = LiftMemory.read(in);
        assertThat(in.available()).isZero();
        return memory;
    }

    /** A lift that nothing was known of until it stood off level. */
    private static void writeLift(String device, DataOutput out) throws IOException {
        out.writeUTF(device);
        out.writeInt(LiftState.DOOR_OPEN);
        for (var time = 0; time < 5; time++) {
            out.writeLong(Lift.NEVER);
        }
        out.writeLong(Lift.NEVER);
        out.writeByte(1);
        out.writeLong(SINCE);
        out.writeByte(Track.What.STATE.ordinal());
        out.writeInt(LiftState.OFF_LEVEL);
    }

    @Test
    void readsAnAlarmOfTheFirstVersion() throws IOException {
        var memory = read(out -> {
            out.writeByte(FIRST);
            out.writeShort(2);
            writeLift("lift-1", out);
            writeLift("lift-2", out);
            out.writeBoolean(true);
            out.writeLong(SINCE);
            out.writeUTF("lift-2");
            out.writeLong(SINCE);
            out.writeBoolean(true);
            out.writeByte(Level.II.ordinal());
            out.writeByte(1);
            out.writeBoolean(true);
            out.writeLong(BEFORE);
        });
        var alarm = new Alarm(SINCE, true, Map.of("lift-2", new Trapped(SINCE, true, Level.II, 1)));
        var past = Map.of("lift-1", BEFORE, "lift-2", BEFORE);
        assertThat(memory).isEqualTo(new LiftMemory(Map.of("lift-1", STANDS, "lift-2", STANDS), alarm, past, BEFORE));
        assertThat(read(memory::write)).isEqualTo(memory);
    }

    @Test
    void readsWithoutAnAlarmInTheFirstVersionWhatIsToldAlready() throws IOException {
        var memory = read(out -> {
            out.writeByte(FIRST);
            out.writeShort(1);
            writeLift("lift-1", out);
            out.writeBoolean(false);
            out.writeLong(SINCE);
        });
        assertThat(memory).isEqualTo(new LiftMemory(Map.of("lift-1", STANDS), null, Map.of("lift-1", SINCE), SINCE));
        assertThat(memory.isOver("lift-1", SINCE)).isTrue();
    }

    @Test
    void readsTheFirstVersionOfASiteThatNothingWasToldOf() throws IOException {
        var memory = read(out -> {
            out.writeByte(FIRST);
            out.writeShort(0);
            out.writeBoolean(false);
            out.writeLong(Lift.NEVER);
        });
        assertThat(memory).isEqualTo(LiftMemory.EMPTY);
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() {
        assertThatThrownBy(() -> read(out -> out.writeByte(3)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 3");
    }
}
