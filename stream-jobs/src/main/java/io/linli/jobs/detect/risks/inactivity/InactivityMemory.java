package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a home.
 *
 * @param watchedSince when the home was first watched: learning counts from here
 * @param dueAt before this there is nothing to judge
 * @param unjudged the silence of the last episode, learned unless people say that it was an emergency
 */
record InactivityMemory(
        long watchedSince,
        Profile profile,
        Senses senses,
        Silence silence,
        long dueAt,
        @Nullable Alarm alarm,
        @Nullable Unjudged unjudged)
        implements Memory {
    private static final int VERSION = 1;

    /** A silence that ended and was told of. */
    record Unjudged(long begun, long ended, String room) {}

    static InactivityMemory watchedFrom(long now) {
        return new InactivityMemory(
                now, Profile.EMPTY, Senses.NONE, new Silence(now, "", "", Silence.NONE, 0), now, null, null);
    }

    InactivityMemory with(Profile next) {
        return new InactivityMemory(watchedSince, next, senses, silence, dueAt, alarm, unjudged);
    }

    InactivityMemory with(Senses next) {
        return new InactivityMemory(watchedSince, profile, next, silence, dueAt, alarm, unjudged);
    }

    InactivityMemory with(Silence next) {
        return new InactivityMemory(watchedSince, profile, senses, next, dueAt, alarm, unjudged);
    }

    InactivityMemory with(@Nullable Alarm next) {
        return new InactivityMemory(watchedSince, profile, senses, silence, dueAt, next, unjudged);
    }

    InactivityMemory with(@Nullable Unjudged next) {
        return new InactivityMemory(watchedSince, profile, senses, silence, dueAt, alarm, next);
    }

    InactivityMemory due(long at) {
        return new InactivityMemory(watchedSince, profile, senses, silence, at, alarm, unjudged);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(watchedSince);
        profile.write(out);
        senses.write(out);
        silence.write(out);
        out.writeLong(dueAt);
        out.writeBoolean(alarm != null);
        if (alarm != null) {
            alarm.write(out);
        }
        out.writeBoolean(unjudged != null);
        if (unjudged != null) {
            out.writeLong(unjudged.begun());
            out.writeLong(unjudged.ended());
            out.writeUTF(unjudged.room());
        }
    }

    static InactivityMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of a home in version " + version);
        }
        return new InactivityMemory(
                in.readLong(),
                Profile.read(in),
                Senses.read(in),
                Silence.read(in),
                in.readLong(),
                in.readBoolean() ? Alarm.read(in) : null,
                in.readBoolean() ? new Unjudged(in.readLong(), in.readLong(), in.readUTF()) : null);
    }
}
