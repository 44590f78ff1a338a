package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every sample asks of its rule, in mm; worked out once for all sensors that have no numbers of their own.
 *
 * @param numbers of the rule: whose it is
 * @param steepest mm/min
 * @param lowest mark of all: below it nothing is told, now or later
 */
record Depths(Map<String, Double> numbers, double ceiling, double steepest, double wet, double lowest) {
    /** As it was last asked for, by any rule. */
    private static volatile @Nullable Depths last;

    static Depths of(Watched watched, Device device) {
        var known = last;
        var isPlain = device.settings().isEmpty();
        if (isPlain && known != null && known.numbers == watched.numbers()) {
            return known;
        }
        var marks = Marks.of(watched, device);
        var reached = Math.min(marks.yellow(), Math.min(marks.orange(), marks.red()));
        var next = new Depths(
                watched.numbers(),
                watched.number("sensor_height", device),
                watched.number("steepest", device),
                marks.wet(),
                Math.min(Math.min(marks.wet(), reached), watched.number("warn_depth", device)));
        if (isPlain) {
            last = next;
        }
        return next;
    }
}
