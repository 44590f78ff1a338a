package io.linli.jobs.detect.risks.hazard;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Device;
import io.linli.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every hazard says of itself: since when, which device leads, which others stand so too. */
public final class Telling {
    private Telling() {}

    static <T extends Track> Finding finding(
            Told told,
            @Nullable Sight<T> sight,
            List<String> devices,
            HazardWords<T> words,
            boolean ended,
            Watched watched) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(told.onset()));
        explanation.put("device", told.device());
        if (sight == null) {
            return Finding.open(told.onset(), told.level(), explanation, gone(watched))
                    .of(told.device());
        }
        if (!sight.room().isEmpty()) {
            explanation.put("room", sight.room());
        }
        if (devices.size() > 1) {
            explanation.put("devices", devices);
        }
        if (told.isJudged()) {
            explanation.put("judged_at", Moment.written(told.judgedAt()));
        }
        words.explain(told, sight, explanation);
        var text = ended ? words.ended(told, sight) : words.raised(told, sight);
        return Finding.open(told.onset(), told.level(), explanation, text)
                .of(told.device())
                .lateWhen(told.late());
    }

    private static Text gone(Watched watched) {
        var place = watched.place().label();
        return new Text(place + "：报警的设备已移除。", place + ": the device that told is there no more.");
    }

    /** The last readings, oldest first. */
    public static List<Map<String, Object>> evidence(Trace trace, String unit) {
        return evidence(trace.samples(), unit);
    }

    public static List<Map<String, Object>> evidence(List<Sample> samples, String unit) {
        var evidence = new ArrayList<Map<String, Object>>();
        for (var sample : samples) {
            var seen = new LinkedHashMap<String, Object>();
            seen.put("at", Moment.written(sample.at()));
            seen.put(unit, tenth(sample.value()));
            evidence.add(seen);
        }
        return evidence;
    }

    /** The address, and the room where one is known: {@code 3号楼2单元501 厨房}. */
    public static Text where(Sight<?> sight) {
        return where(sight.watched().place().label(), sight.device());
    }

    private static Text where(String label, Device device) {
        var room = device.place().room();
        if (room == null || room.isEmpty()) {
            return new Text(label, label);
        }
        var zh = ROOMS.getOrDefault(room, room);
        return new Text(label + zh, label + ", " + room);
    }

    public static double tenth(double number) {
        return Math.round(number * 10) / 10.0;
    }

    /** Without a decimal where there is none: {@code 12}, {@code 12.5}. */
    public static String plain(double number) {
        var tenth = tenth(number);
        return tenth == Math.rint(tenth) ? Long.toString((long) tenth) : Double.toString(tenth);
    }

    /** The local time at which it began. */
    public static String clock(Told told, Sight<?> sight) {
        return Moment.clock(told.onset(), sight.watched().place().zone());
    }

    public static Sample newest(Trace trace) {
        return Objects.requireNonNullElse(trace.newest(), new Sample(0, 0));
    }

    private static final Map<String, String> ROOMS = Map.of(
            "kitchen", "厨房",
            "bathroom", "卫生间",
            "toilet", "卫生间",
            "living", "客厅",
            "bedroom", "卧室",
            "hall", "门厅",
            "basement", "地下室",
            "stairwell", "楼道",
            "balcony", "阳台");
}
