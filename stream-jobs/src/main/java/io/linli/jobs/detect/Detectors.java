package io.linli.jobs.detect;

import io.linli.jobs.detect.risks.co.CoDetector;
import io.linli.jobs.detect.risks.cold.ColdDetector;
import io.linli.jobs.detect.risks.crowding.CrowdingDetector;
import io.linli.jobs.detect.risks.device.DeviceDetector;
import io.linli.jobs.detect.risks.door.DoorDetector;
import io.linli.jobs.detect.risks.fall.FallDetector;
import io.linli.jobs.detect.risks.flood.FloodDetector;
import io.linli.jobs.detect.risks.gas.GasDetector;
import io.linli.jobs.detect.risks.heat.HeatDetector;
import io.linli.jobs.detect.risks.inactivity.InactivityDetector;
import io.linli.jobs.detect.risks.lift.LiftDetector;
import io.linli.jobs.detect.risks.outage.OutageDetector;
import io.linli.jobs.detect.risks.smoke.SmokeDetector;
import io.linli.jobs.detect.risks.sos.SosDetector;
import io.linli.jobs.detect.risks.waterleak.WaterLeakDetector;
import io.linli.model.RuleKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The list of all detectors; a new one is a line here. */
public final class Detectors {
    private static final List<Detector<?>> ALL = List.of(
            new SosDetector(),
            new GasDetector(),
            new CoDetector(),
            new SmokeDetector(),
            new WaterLeakDetector(),
            new LiftDetector(),
            new DoorDetector(),
            new HeatDetector(),
            new ColdDetector(),
            new OutageDetector(),
            new CrowdingDetector(),
            new FallDetector(),
            new DeviceDetector(),
            new FloodDetector(),
            new InactivityDetector());

    private static final Map<RuleKind, Detector<?>> BY_KIND = byKind();

    private Detectors() {}

    /** The only detector of its kind, so the memory that it is given is always one that it made. */
    @SuppressWarnings("unchecked")
    public static Detector<Memory> of(RuleKind kind) {
        var detector = BY_KIND.get(kind);
        if (detector == null) {
            throw new IllegalArgumentException("no detector for " + kind.id());
        }
        return (Detector<Memory>) detector;
    }

    private static Map<RuleKind, Detector<?>> byKind() {
        var map = new EnumMap<RuleKind, Detector<?>>(RuleKind.class);
        ALL.forEach(detector -> map.put(detector.kind(), detector));
        return map;
    }
}
