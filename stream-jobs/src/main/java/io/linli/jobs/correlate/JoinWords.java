package io.linli.jobs.correlate;

import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import io.linli.model.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What is said of a danger that several homes of a building share: always of level I. */
final class JoinWords {
    private JoinWords() {}

    static Alert raised(List<Alert> members, long now) {
        var first = members.stream().min(GridMemory.ORDER).orElseThrow();
        var place = place(members);
        var subject = new Subject(SubjectKind.BUILDING, Objects.requireNonNull(place.buildingKey()));
        var onset = members.stream().map(Alert::onset).min(Instant::compareTo).orElseThrow();
        var time = Instant.ofEpochMilli(now);
        return new Alert(
                Alert.id(first.rule(), first.mode(), subject, onset),
                first.kind(),
                subject,
                place,
                null,
                Level.I,
                null,
                null,
                first.mode(),
                first.rule(),
                first.version(),
                1,
                onset,
                time,
                time,
                time,
                null,
                null,
                false,
                explanation(members, List.of(), onset),
                text(members, place, onset));
    }

    static Alert grown(Alert open, List<Alert> members, long now) {
        var known = open.explanation().get("joined") instanceof Collection<?> ids ? ids : List.of();
        return open.saying(
                        Level.I,
                        open.levelAt(),
                        explanation(members, known, open.onset()),
                        text(members, open.place(), open.onset()))
                .sent(open.revision() + 1, null, Instant.ofEpochMilli(now));
    }

    static Alert cleared(Alert open, long now) {
        return open.sent(open.revision() + 1, null, Instant.ofEpochMilli(now)).over(ClearReason.RECOVERED);
    }

    private static Place place(List<Alert> members) {
        return BuildingPlace.of(members.stream().map(Alert::place).toList());
    }

    /** Who was once part of it stays named. */
    private static Map<String, Object> explanation(List<Alert> members, Collection<?> known, Instant onset) {
        var ids = new TreeSet<String>();
        known.forEach(id -> ids.add(id.toString()));
        members.forEach(member -> ids.add(member.id()));
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(onset.toEpochMilli()));
        explanation.put("joined", List.copyOf(ids));
        explanation.put("places", labels(members));
        var riser = members.get(0).place().riserKey();
        if (isGas(members) && riser != null) {
            explanation.put("riser", riser);
        }
        return explanation;
    }

    private static List<String> labels(List<Alert> members) {
        return members.stream()
                .map(member -> member.place().label())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isGas(List<Alert> members) {
        return members.get(0).kind() == RuleKind.GAS;
    }

    private static Text text(List<Alert> members, Place place, Instant onset) {
        var time = Moment.clock(onset.toEpochMilli(), place.zone());
        var places = labels(members);
        return isGas(members)
                ? new Text(
                        "%s，%s起同一立管%d户燃气报警：%s。疑似立管泄漏：勿动电器，关闭楼栋总阀，疏散整个立管并通知燃气公司。"
                                .formatted(place.label(), time, places.size(), String.join("、", places)),
                        "%s: gas in %d flats of one riser since %s: %s. The riser may leak: touch no switch, close the building's valve, clear the flats above and below, call the gas company."
                                .formatted(place.label(), places.size(), time, String.join(", ", places)))
                : new Text(
                        "%s，%s起%d处烟雾报警：%s。烟已蔓延：立即疏散整栋楼并拨打119。"
                                .formatted(place.label(), time, places.size(), String.join("、", places)),
                        "%s: smoke at %d places since %s: %s. It is spreading: clear the building and call the fire brigade."
                                .formatted(place.label(), places.size(), time, String.join(", ", places)));
    }
}
