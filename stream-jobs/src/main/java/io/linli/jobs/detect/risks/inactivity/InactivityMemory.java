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
 * @param sightDueAt before this nobody need ask whether the home can be seen at all
 * @param unseenSince onset of the open word that it cannot be, or {@link Silence#NONE}
 * @param unjudged the silence of the last episode, learned unless people say that it was an emergency
 */
record InactivityMemory(
        long watchedSince,
        Profile profile,
        Senses senses,
        Meters meters,
        Silence silence,
        long dueAt,
        long sightDueAt,
        long unseenSince,
        @Nullable Alarm alarm,
        @Nullable Unjudged unjudged)
        implements Memory {
    private static final int VERSION = 2;

    /** A silence that ended and was told of. */
    record Unjudged(long begun, long ended, String room) {}

    static InactivityMemory watchedFrom(long now) {
        return new InactivityMemory(
                now,
                Profile.EMPTY,
                Senses.NONE,
                Meters.NONE,
                Silence.countedFrom(now),
                now,
                now,
                Silence.NONE,
                null,
                null);
    }

    InactivityMemory with(Profile next) {
        return new InactivityMemory(
                watchedSince, next, senses, meters, silence, dueAt, sightDueAt, unseenSince, alarm, unjudged);
    }

    InactivityMemory with(Senses next) {
        return new InactivityMemory(
                watchedSince, profile, next, meters, silence, dueAt, sightDueAt, unseenSince, alarm, unjudged);
    }

    InactivityMemory with(Meters next) {
        return new InactivityMemory(
                watchedSince, profile, senses, next, silence, dueAt, sightDueAt, unseenSince, alarm, unjudged);
    }

    InactivityMemory with(Silence next) {
        return new InactivityMemory(
                watchedSince, profile, senses, meters, next, dueAt, sightDueAt, unseenSince, alarm, unjudged);
    }

    InactivityMemory with(@Nullable Alarm next) {
        return new InactivityMemory(
                watchedSince, profile, senses, meters, silence, dueAt, sightDueAt, unseenSince, next, unjudged);
    }

    InactivityMemory with(@Nullable Unjudged next) {
        return new InactivityMemory(
                watchedSince, profile, senses, meters, silence, dueAt, sightDueAt, unseenSince, alarm, next);
    }

    InactivityMemory due(long at) {
        return new InactivityMemory(
                watchedSince, profile, senses, meters, silence, at, sightDueAt, unseenSince, alarm, unjudged);
    }

    InactivityMemory sightDue(long at) {
        return new InactivityMemory(
                watchedSince, profile, senses, meters, silence, dueAt, at, unseenSince, alarm, unjudged);
    }

    InactivityMemory unseenSince(long onset) {
        return new InactivityMemory(
                watchedSince, profile, senses, meters, silence, dueAt, sightDueAt, onset, alarm, unjudged);
    }

    boolean isSaidToBeUnseen() {
        return unseenSince != Silence.NONE;
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
        meters.write(out);
        out.writeLong(sightDueAt);
        out.writeLong(unseenSince);
    }

    static InactivityMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version < 1 || version > VERSION) {
            throw new IOException("memory of a home in version " + version);
        }
        var since = in.readLong();
        var profile = Profile.read(in, version);
        var senses = Senses.read(in, version);
        var silence = Silence.read(in, version);
        var dueAt = in.readLong();
        var alarm = in.readBoolean() ? Alarm.read(in, version) : null;
        var unjudged = in.readBoolean() ? new Unjudged(in.readLong(), in.readLong(), in.readUTF()) : null;
        return version == 1
                ? new InactivityMemory(
                        since, profile, senses, Meters.NONE, silence, dueAt, dueAt, Silence.NONE, alarm, unjudged)
                : new InactivityMemory(
                        since,
                        profile,
                        senses,
                        Meters.read(in),
                        silence,
                        dueAt,
                        in.readLong(),
                        in.readLong(),
                        alarm,
                        unjudged);
    }
}
