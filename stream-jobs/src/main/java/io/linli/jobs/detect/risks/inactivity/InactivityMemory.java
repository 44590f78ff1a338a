package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a home: what every activity changes, and beside it what changes seldom.
 *
 * @param dueAt before this there is nothing to judge
 */
record InactivityMemory(Known known, Silence silence, long dueAt) implements Memory {
    private static final int VERSION = 2;

    /** A silence that ended and was told of. */
    record Unjudged(long begun, long ended, String room) {}

    /**
     * What few readings change.
     *
     * @param watchedSince when the home was first watched: learning counts from here
     * @param sightDueAt before this nobody need ask whether the home can be seen at all
     * @param unseenSince onset of the open word that it cannot be, or {@link Silence#NONE}
     * @param unjudged the silence of the last episode, learned unless people say that it was an emergency
     */
    record Known(
            long watchedSince,
            Profile profile,
            Senses senses,
            Meters meters,
            long sightDueAt,
            long unseenSince,
            @Nullable Alarm alarm,
            @Nullable Unjudged unjudged) {}

    static InactivityMemory watchedFrom(long now) {
        var known = new Known(now, Profile.EMPTY, Senses.NONE, Meters.NONE, now, Silence.NONE, null, null);
        return new InactivityMemory(known, Silence.countedFrom(now), now);
    }

    long watchedSince() {
        return known.watchedSince;
    }

    Profile profile() {
        return known.profile;
    }

    Senses senses() {
        return known.senses;
    }

    Meters meters() {
        return known.meters;
    }

    long sightDueAt() {
        return known.sightDueAt;
    }

    long unseenSince() {
        return known.unseenSince;
    }

    @Nullable
    Alarm alarm() {
        return known.alarm;
    }

    @Nullable
    Unjudged unjudged() {
        return known.unjudged;
    }

    InactivityMemory with(Profile next) {
        return next.equals(known.profile) ? this : with(next, known.senses, known.meters);
    }

    InactivityMemory with(Senses next) {
        return next.equals(known.senses) ? this : with(known.profile, next, known.meters);
    }

    InactivityMemory with(Meters next) {
        return next.equals(known.meters) ? this : with(known.profile, known.senses, next);
    }

    private InactivityMemory with(Profile profile, Senses senses, Meters meters) {
        return with(new Known(
                known.watchedSince,
                profile,
                senses,
                meters,
                known.sightDueAt,
                known.unseenSince,
                known.alarm,
                known.unjudged));
    }

    InactivityMemory with(@Nullable Alarm next) {
        return with(known.sightDueAt, known.unseenSince, next, known.unjudged);
    }

    InactivityMemory with(@Nullable Unjudged next) {
        return with(known.sightDueAt, known.unseenSince, known.alarm, next);
    }

    InactivityMemory sightDue(long at) {
        return at == known.sightDueAt ? this : with(at, known.unseenSince, known.alarm, known.unjudged);
    }

    InactivityMemory unseenSince(long onset) {
        return with(known.sightDueAt, onset, known.alarm, known.unjudged);
    }

    private InactivityMemory with(
            long sightDueAt, long unseenSince, @Nullable Alarm alarm, @Nullable Unjudged unjudged) {
        return with(new Known(
                known.watchedSince,
                known.profile,
                known.senses,
                known.meters,
                sightDueAt,
                unseenSince,
                alarm,
                unjudged));
    }

    private InactivityMemory with(Known next) {
        return new InactivityMemory(next, silence, dueAt);
    }

    InactivityMemory with(Silence next) {
        return new InactivityMemory(known, next, dueAt);
    }

    InactivityMemory due(long at) {
        return at == dueAt ? this : new InactivityMemory(known, silence, at);
    }

    /** A new silence, which nothing can be said of before a time. */
    InactivityMemory with(Silence next, long due) {
        return new InactivityMemory(known, next, due);
    }

    boolean isDue(long now) {
        return now >= dueAt || now >= known.sightDueAt;
    }

    boolean isSaidToBeUnseen() {
        return known.unseenSince != Silence.NONE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(known.watchedSince);
        known.profile.write(out);
        known.senses.write(out);
        silence.write(out);
        out.writeLong(dueAt);
        out.writeBoolean(known.alarm != null);
        if (known.alarm != null) {
            known.alarm.write(out);
        }
        out.writeBoolean(known.unjudged != null);
        if (known.unjudged != null) {
            out.writeLong(known.unjudged.begun());
            out.writeLong(known.unjudged.ended());
            out.writeUTF(known.unjudged.room());
        }
        known.meters.write(out);
        out.writeLong(known.sightDueAt);
        out.writeLong(known.unseenSince);
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
        var isFirst = version == 1;
        var meters = isFirst ? Meters.NONE : Meters.read(in);
        var sightDueAt = isFirst ? dueAt : in.readLong();
        var unseenSince = isFirst ? Silence.NONE : in.readLong();
        var known = new Known(since, profile, senses, meters, sightDueAt, unseenSince, alarm, unjudged);
        return new InactivityMemory(known, silence, dueAt);
    }
}
