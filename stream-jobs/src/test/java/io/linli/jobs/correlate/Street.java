package io.linli.jobs.correlate;

import io.linli.jobs.detect.risks.outage.Sign;
import io.linli.jobs.detect.risks.outage.Witness;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.Parameter;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import io.linli.model.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Buildings of one grid, and what detection may say of them. Times are minutes after {@link #BEGIN}. */
final class Street {
    static final long BEGIN = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
    static final long PERIOD = 600_000;
    private static final String GRID = "110105001001003";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Street() {}

    static long minutes(double minutes) {
        return BEGIN + (long) (minutes * 60_000);
    }

    static Place flat(String building, String unit, String number) {
        var home = building + "-" + unit + "-" + number;
        var label = building + "号楼" + unit + "单元" + number;
        return new Place(GRID, building, unit, null, home, null, null, label, ZONE);
    }

    static Place house(String building) {
        return new Place(GRID, building, null, null, null, null, null, building + "号楼", ZONE);
    }

    static Place site(String name) {
        return Place.site(GRID, name, name, ZONE);
    }

    static Witness alive(String device) {
        return new Witness(device, null, PERIOD, Sign.ALIVE, 0, 0);
    }

    static Witness alive(String device, String gateway) {
        return new Witness(device, gateway, PERIOD, Sign.ALIVE, 0, 0);
    }

    /** Its line was lost within two minutes before. */
    static Witness gone(String device, double at) {
        return new Witness(device, null, PERIOD, Sign.GONE, minutes(at - 2), minutes(at));
    }

    static Witness missed(String device, double heardAt) {
        return new Witness(device, null, PERIOD, Sign.MISSED, minutes(heardAt), minutes(heardAt) + PERIOD);
    }

    static Witness missed(String device, String gateway, double heardAt) {
        return new Witness(device, gateway, PERIOD, Sign.MISSED, minutes(heardAt), minutes(heardAt) + PERIOD);
    }

    static Witness gasped(String device, double at) {
        return new Witness(device, null, PERIOD, Sign.GASPED, minutes(at), minutes(at));
    }

    /** What a home says of its gateways and meters; by a rule as it stands but for some numbers. */
    static Alert report(Place place, double at, Map<String, Double> numbers, Witness... witnesses) {
        var said = new LinkedHashMap<String, Object>();
        for (var parameter : RuleKind.POWER_OUTAGE.parameters()) {
            said.put(parameter.name(), standard(parameter));
        }
        said.putAll(numbers);
        said.put(
                "witnesses",
                Arrays.stream(witnesses)
                        .map(each -> {
                            var one = new HashMap<String, Object>();
                            one.put("device", each.device());
                            one.put("gateway", each.gateway());
                            one.put("period", each.period());
                            one.put("sign", each.sign().name());
                            one.put("from", each.from());
                            one.put("to", each.to());
                            return one;
                        })
                        .toList());
        return alert(RuleKind.POWER_OUTAGE, place, Level.IV, at, at, 1, said);
    }

    static Alert report(Place place, double at, Witness... witnesses) {
        return report(place, at, Map.of(), witnesses);
    }

    private static double standard(Parameter parameter) {
        return parameter.read(parameter.standard());
    }

    /** Said first at its onset. */
    static Alert alert(RuleKind kind, Place place, Level level, double at, Map<String, Object> why) {
        return alert(kind, place, level, at, at, 1, why);
    }

    static Alert alert(
            RuleKind kind, Place place, Level level, double onset, double at, int revision, Map<String, Object> why) {
        var subject = subject(place);
        var began = Instant.ofEpochMilli(minutes(onset));
        var now = Instant.ofEpochMilli(minutes(at));
        return new Alert(
                Alert.id(kind.id(), Mode.LIVE, subject, began),
                kind,
                subject,
                place,
                null,
                level,
                null,
                null,
                Mode.LIVE,
                kind.id(),
                1,
                revision,
                began,
                began,
                now,
                began,
                null,
                null,
                false,
                why,
                new Text("说", "said."));
    }

    /** The same, over. */
    static Alert over(Alert alert, double at) {
        return alert.sent(alert.revision() + 1, null, Instant.ofEpochMilli(minutes(at)))
                .over(ClearReason.RECOVERED);
    }

    static Alert over(Alert alert, double at, ClearReason reason) {
        return alert.sent(alert.revision() + 1, null, Instant.ofEpochMilli(minutes(at)))
                .over(reason);
    }

    private static Subject subject(Place place) {
        var subject = place.subject();
        return subject == null ? Subject.parse("device:gw-b" + Objects.requireNonNull(place.building())) : subject;
    }

    static List<Alert> told(double until, Alert... said) {
        return Neighbourhoods.corroborated(List.of(said), minutes(until));
    }

    /** Minutes after the beginning at which a revision was made. */
    static double at(Alert alert) {
        return (alert.updatedAt().toEpochMilli() - BEGIN) / 60_000.0;
    }

    static @Nullable String cause(Alert alert) {
        return alert.cause();
    }
}
