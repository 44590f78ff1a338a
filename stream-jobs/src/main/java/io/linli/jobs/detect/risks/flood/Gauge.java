package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Stage;
import java.time.Duration;

/** What one sensor of a site tells by itself at a time. */
record Gauge(Device device, Track track, Marks marks, Watched watched, long now) {
    /** Sensors that speak this rarely have no second sample in time. */
    private static final long RARE = Duration.ofMinutes(5).toMillis();
    /** Water never stands so still. */
    private static final long STUCK = Duration.ofHours(6).toMillis();

    private static final int MISSED = 3;

    static Gauge of(Device device, Track track, Watched watched, long now) {
        return new Gauge(device, track, Marks.of(watched, device), watched, now);
    }

    /** mm, or far below ground where it never spoke. */
    double depth() {
        var last = track.last();
        return last == null ? Double.NEGATIVE_INFINITY : last.depth();
    }

    boolean isWet() {
        return depth() >= marks.wet();
    }

    /** Says the very same for hours; whether that is strange, a neighbour must tell. */
    boolean isFrozen() {
        return track.newestRaw() != null && now - track.sameSince() > STUCK;
    }

    Target reached(boolean isBorneOut) {
        return Target.reached(marks.levelOf(confirmed(isBorneOut)), device.id());
    }

    /**
     * What two samples in a row say; or one that stood alone for long enough, or that something else bears out, where
     * the rule does not ask for two in any case.
     */
    private double confirmed(boolean isBorneOut) {
        var last = track.last();
        if (last == null) {
            return Double.NEGATIVE_INFINITY;
        }
        var before = track.beforeLast();
        if (track.fast() || isOneEnough() && (stoodAlone(last) || isRare() && isBorneOut)) {
            return last.depth();
        }
        return before == null ? Double.NEGATIVE_INFINITY : Math.min(before.depth(), last.depth());
    }

    private boolean stoodAlone(Sample last) {
        return last.equals(track.newestRaw()) && now >= last.at() + watched.millis("confirm_for");
    }

    /** A sample of a rare sensor always stands alone for long: it says nothing of how sure it is. */
    private boolean isOneEnough() {
        return !isRare() || watched.number("rare_samples") < 2;
    }

    private boolean isRare() {
        return device.period().toMillis() >= RARE;
    }

    Target expected() {
        if (track.fast() && depth() < marks.red()) {
            var trend = Trend.of(track.accepted()).middle();
            var minutes = trend <= 0 ? Double.POSITIVE_INFINITY : (marks.red() - depth()) / trend;
            return Target.expected(Level.I, device.id(), minutes).by(Cause.FAST_RISE);
        }
        if (!isForeseeable()) {
            return Target.CALM;
        }
        var forecast = forecast();
        return forecast.isDue(now) && forecast.isFresh(now)
                ? Target.expected(Level.III, device.id(), forecast.left(now))
                : Target.CALM;
    }

    private boolean isForeseeable() {
        return depth() >= watched.number("warn_depth", device) && depth() < marks.yellow();
    }

    Forecast forecast() {
        return Forecast.of(marks.yellow(), track, watched);
    }

    /** The level that the water has not left by the margin. */
    Target sustained() {
        return Target.reached(marks.levelOf(depth() + watched.number("margin", device)), device.id());
    }

    /** When a sample that nothing follows will have stood for long enough; of interest where it tells of more. */
    long confirmsAt(Level level, Stage stage) {
        var last = track.last();
        if (last == null || !isOneEnough() || !last.equals(track.newestRaw())) {
            return Course.NONE;
        }
        var at = last.at() + watched.millis("confirm_for");
        var told = Target.reached(marks.levelOf(last.depth()), device.id());
        return at > now && told.isBeyond(level, stage) ? at : Course.NONE;
    }

    /** When its rise will be warned of unless another sample says otherwise. */
    long warnsAt() {
        if (!isForeseeable()) {
            return Course.NONE;
        }
        var at = forecast().dueAt();
        return at > now ? at : Course.NONE;
    }

    /** From when on it counts as silent; what nobody could have heard is no silence. */
    long silentAt() {
        var newest = track.newestRaw();
        if (newest == null) {
            return Course.NONE;
        }
        var missed = newest.at() + MISSED * device.period().toMillis();
        return missed + watched.blindness().within(newest.at(), Math.max(now, missed));
    }

    boolean isSilent() {
        return now >= silentAt() && !watched.blindness().isOpenAt(now);
    }
}
