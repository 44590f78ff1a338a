package io.linli.ingest.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Stores what can be stored: a batch that the store will not have is halved until the bad points stand alone. */
final class Isolation {
    private static final Pattern DROPPED = Pattern.compile("dropped=([0-9]+)");

    private final TelemetryStore store;
    private final List<Refused> refused = new ArrayList<>();

    /**
     * Points that the store will never take.
     *
     * @param line how the point was written; empty where the store did not say which it left out
     */
    record Refused(int points, String device, String line, String said) {}

    Isolation(TelemetryStore store) {
        this.store = store;
    }

    /** Not stored means that none of it may count as written; what was is the same when it is written again. */
    Answer write(List<ReadingPoint> points) {
        var answer = store.write(points.stream().map(ReadingPoint::toPoint).toList());
        if (answer.kind() == Answer.Kind.STORED_IN_PART) {
            refused.add(new Refused(leftOut(answer.said()), "", "", answer.said()));
            return answer;
        }
        if (answer.kind() != Answer.Kind.BAD) {
            return answer;
        }
        if (points.size() == 1) {
            var point = points.get(0);
            refused.add(new Refused(1, point.device(), point.toString(), answer.said()));
            return Answer.STORED;
        }
        var half = points.size() / 2;
        var first = write(points.subList(0, half));
        return first.isStored() ? write(points.subList(half, points.size())) : first;
    }

    List<Refused> refused() {
        return refused;
    }

    private static int leftOut(String said) {
        var found = DROPPED.matcher(said);
        return found.find() ? Integer.parseInt(found.group(1)) : 1;
    }
}
