package io.linli.jobs.correlate;

import io.linli.jobs.detect.risks.Moment;
import io.linli.jobs.detect.risks.outage.Sign;
import io.linli.jobs.detect.risks.outage.Witness;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import io.linli.model.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What is said of an outage. */
final class OutageWords {
    private static final int NAMED = 20;

    private final BuildingWatch watch;
    private final Tally tally;
    private final long onset;

    OutageWords(BuildingWatch watch, Tally tally, long onset) {
        this.watch = watch;
        this.tally = tally;
        this.onset = onset;
    }

    Alert raised(Level level, long now) {
        var asked = watch.asked;
        var subject = new Subject(SubjectKind.BUILDING, watch.building);
        var began = Instant.ofEpochMilli(onset);
        var time = Instant.ofEpochMilli(now);
        return new Alert(
                Alert.id(asked.rule(), asked.mode(), subject, began),
                RuleKind.POWER_OUTAGE,
                subject,
                place(),
                null,
                level,
                null,
                null,
                asked.mode(),
                asked.rule(),
                asked.version(),
                1,
                began,
                time,
                time,
                time,
                null,
                null,
                false,
                explanation(),
                text());
    }

    Alert changed(Alert last, Level level, long now) {
        var time = Instant.ofEpochMilli(now);
        return last.saying(level, time, explanation(), text()).sent(last.revision() + 1, null, time);
    }

    static Alert cleared(Alert last, ClearReason reason, long now) {
        var time = Instant.ofEpochMilli(now);
        return last.sent(last.revision() + 1, null, time).over(reason);
    }

    private Place place() {
        return BuildingPlace.of(
                watch.reports.values().stream().map(Report::place).toList());
    }

    private Map<String, Object> explanation() {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(onset));
        explanation.put("silent", silent());
        explanation.put("devices", silent() + others());
        explanation.put("homes", homes());
        explanation.put("last_gasps", certain());
        explanation.put("share", watch.asked.number("share"));
        explanation.put(
                "silent_devices",
                dark().map(Witness::device).sorted().limit(NAMED).toList());
        return explanation;
    }

    private Stream<Witness> dark() {
        return Stream.concat(tally.dark().stream(), tally.hidden().stream());
    }

    private long silent() {
        return dark().count();
    }

    private long others() {
        return (long) tally.roots().size() - tally.dark().size();
    }

    private long certain() {
        return tally.dark().stream().filter(each -> each.sign().isCertain()).count();
    }

    private long homes() {
        return watch.reports.entrySet().stream()
                .filter(report -> report.getKey().startsWith(SubjectKind.HOME.id()))
                .filter(report -> report.getValue().witnesses().stream()
                        .anyMatch(witness -> witness.isDark() || tally.hidden().contains(witness)))
                .count();
    }

    private Text text() {
        var place = place();
        var time = Moment.clock(onset, place.zone());
        var all = silent() + others();
        var isPower =
                tally.dark().stream().anyMatch(each -> each.sign() == Sign.GASPED || each.sign() == Sign.UNPOWERED);
        var zh = "%s，%s起%d个网关和电表中有%d个同时失联，涉及%d户。%s请联系物业和供电，先看望独居、用医疗电器的住户；其间这些住户的传感器看不见人。"
                .formatted(
                        place.label(),
                        time,
                        all,
                        silent(),
                        homes(),
                        isPower ? "设备报告市电中断（%d个）。".formatted(certain()) : "疑似停电，也可能是本楼网络中断。");
        var en = ("%s: %d of %d gateways and meters fell silent together at %s, %d homes concerned. %s"
                        + " Call the property office and the supplier; look first after who lives alone or on medical devices: "
                        + "meanwhile their sensors see nobody.")
                .formatted(
                        place.label(),
                        silent(),
                        all,
                        time,
                        homes(),
                        isPower
                                ? "%d of them said that the mains are gone.".formatted(certain())
                                : "Probably the power, or else this building's line.");
        return new Text(zh, en);
    }
}
