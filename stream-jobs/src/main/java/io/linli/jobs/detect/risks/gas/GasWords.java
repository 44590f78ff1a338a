package io.linli.jobs.detect.risks.gas;

import static io.linli.jobs.detect.risks.hazard.Telling.plain;
import static io.linli.jobs.detect.risks.hazard.Telling.tenth;

import io.linli.jobs.detect.risks.Moment;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Telling;
import io.linli.jobs.detect.risks.hazard.Told;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.Map;

/** What is said of gas. */
final class GasWords implements HazardWords<GasTrack> {

    @Override
    public void explain(Told told, Sight<GasTrack> sight, Map<String, Object> explanation) {
        var newest = Telling.newest(sight.track().trace());
        var limits = Limits.of(sight.track(), sight.device(), sight.watched());
        explanation.put("measured_lel", tenth(newest.value()));
        explanation.put("measured_at", Moment.written(newest.at()));
        explanation.put("limit_lel", tenth(told.level() == Level.I ? limits.alarm() : limits.warn()));
        if (limits.drift() > 0) {
            explanation.put("drift_lel", tenth(limits.drift()));
            explanation.put("service_sensor", true);
        }
        explanation.put("ends_by_person", told.level() != Level.IV);
        explanation.put("evidence", Telling.evidence(sight.track().trace(), "lel"));
    }

    @Override
    public Text raised(Told told, Sight<GasTrack> sight) {
        var where = Telling.where(sight);
        var limits = Limits.of(sight.track(), sight.device(), sight.watched());
        var measured = plain(Telling.newest(sight.track().trace()).value());
        var clock = Telling.clock(told, sight);
        if (told.level() == Level.IV) {
            var drift = plain(limits.drift());
            return new Text(
                    "%s燃气探测器零点漂移，已一天不低于%s%%LEL，请检修更换。".formatted(where.zh(), drift),
                    "%s: the gas sensor has not read below %s %%LEL for a day. Have it serviced."
                            .formatted(where.en(), drift));
        }
        var limit = plain(told.level() == Level.I ? limits.alarm() : limits.warn());
        var isAlarm = told.level() == Level.I;
        return new Text(
                "%s燃气浓度%s%%LEL，%s起达到%s%%LEL。%s"
                        .formatted(
                                where.zh(),
                                measured,
                                clock,
                                limit,
                                isAlarm ? "请立即通知关阀开窗、勿动电器，撤离并上门。" : "请电话通知关阀开窗、勿动电器，并上门查看。"),
                "%s: gas at %s %%LEL, from %s at or above %s. %s"
                        .formatted(
                                where.en(),
                                measured,
                                clock,
                                limit,
                                isAlarm
                                        ? "Valve off, windows open, touch no switch, leave; go there now."
                                        : "Call: valve off, windows open, touch no switch. Go and look."));
    }

    @Override
    public Text ended(Told told, Sight<GasTrack> sight) {
        var where = Telling.where(sight);
        var measured = plain(Telling.newest(sight.track().trace()).value());
        return told.level() == Level.IV
                ? new Text(where.zh() + "燃气探测器零点已恢复正常。", where.en() + ": the gas sensor reads a zero again.")
                : new Text(
                        "%s燃气浓度已降至%s%%LEL%s。".formatted(where.zh(), measured, told.isJudged() ? "，已有人核实" : ""),
                        "%s: gas is down to %s %%LEL%s."
                                .formatted(where.en(), measured, told.isJudged() ? ", and somebody has looked" : ""));
    }
}
