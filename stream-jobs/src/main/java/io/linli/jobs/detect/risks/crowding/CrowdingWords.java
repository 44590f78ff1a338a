package io.linli.jobs.detect.risks.crowding;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said of crowds. */
final class CrowdingWords {
    private CrowdingWords() {}

    static Finding finding(Crowd crowd, CrowdingMemory memory, Watched watched) {
        return Finding.open(
                        crowd.onset(), crowd.level(), explanation(crowd, memory, watched), text(crowd, memory, watched))
                .of(crowd.device());
    }

    static Finding ended(Crowd crowd, CrowdingMemory memory, Watched watched) {
        var place = watched.place().label();
        var peak = Math.round(crowd.peak());
        var text = new Text(
                "%s：人流已回落，最多时%d人。".formatted(place, peak),
                "%s: there is room again; there were at most %d.".formatted(place, peak));
        return Finding.open(crowd.onset(), crowd.level(), explanation(crowd, memory, watched), text)
                .of(crowd.device());
    }

    private static Map<String, Object> explanation(Crowd crowd, CrowdingMemory memory, Watched watched) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(crowd.onset()));
        explanation.put("device", crowd.device());
        explanation.put("peak", Math.round(crowd.peak()));
        explanation.put("devices", counters(memory, watched));
        return explanation;
    }

    private static List<Map<String, Object>> counters(CrowdingMemory memory, Watched watched) {
        var all = new ArrayList<Map<String, Object>>();
        memory.counters().forEach((id, counter) -> {
            var device = watched.devices().get(id);
            if (device != null) {
                var gauge = new Gauge(device, watched);
                var told = new LinkedHashMap<String, Object>();
                told.put("device", id);
                told.put("people", Math.round(counter.people()));
                told.put("capacity", Math.round(gauge.capacity()));
                told.put("counter_drift", Math.round(counter.drift()));
                var norm = gauge.norm(counter);
                if (norm != null) {
                    told.put("usual", Math.round(norm.typical()));
                    told.put("z", Math.round(norm.z(counter.people()) * 10) / 10.0);
                }
                told.put("at", Moment.written(counter.at()));
                all.add(told);
            }
        });
        return all;
    }

    private static Text text(Crowd crowd, CrowdingMemory memory, Watched watched) {
        var place = watched.place().label();
        var counter = memory.counters().get(crowd.device());
        var device = watched.devices().get(crowd.device());
        if (counter == null || device == null) {
            return new Text(place + "：人流过多。", place + ": too many people.");
        }
        var gauge = new Gauge(device, watched);
        var people = Math.round(counter.people());
        var norm = gauge.norm(counter);
        if (crowd.level() == Level.IV && norm != null) {
            var usual = Math.round(norm.typical());
            return new Text(
                    "%s现有%d人，往常这个时段至多约%d人，异常增多。请查看原因。".formatted(place, people, usual),
                    "%s: %d people, where at this hour of the week there are about %d at most. Find out why."
                            .formatted(place, people, usual));
        }
        var capacity = Math.round(gauge.capacity());
        var share = Math.round(100 * counter.people() / gauge.capacity());
        return new Text(
                "%s现有%d人，达容量%d人的%d%%。%s"
                        .formatted(
                                place,
                                people,
                                capacity,
                                share,
                                crowd.level() == Level.II ? "请停止放行并疏导。" : "请到场疏导、控制入口。"),
                "%s: %d people, %d %% of the %d that it holds. %s"
                        .formatted(
                                place,
                                people,
                                share,
                                capacity,
                                crowd.level() == Level.II
                                        ? "Let nobody in, and lead people out."
                                        : "Go there and slow the way in."));
    }
}
