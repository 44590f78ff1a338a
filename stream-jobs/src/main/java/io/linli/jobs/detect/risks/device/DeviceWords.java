package io.linli.jobs.detect.risks.device;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is said of devices that want looking after. */
final class DeviceWords {
    /** So many stand in the sentence; all stand in the data. */
    private static final int NAMED = 3;

    private DeviceWords() {}

    static Finding finding(Upkeep upkeep, Round.Result round, Watched watched, long now) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(upkeep.onset()));
        explanation.put("devices", devices(upkeep, round.memory()));
        explanation.put("behind_gateway", round.behind());
        silence(upkeep, watched, explanation);
        var found = Finding.open(upkeep.onset(), Level.IV, explanation, text(upkeep, round, watched, now));
        var only = upkeep.told().size() == 1 ? upkeep.told().keySet().iterator().next() : null;
        return only == null ? found : found.of(only);
    }

    static Finding mended(Upkeep upkeep, Watched watched) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(upkeep.onset()));
        explanation.put("devices", List.copyOf(upkeep.told().keySet()));
        var place = watched.place().label();
        var text = new Text(place + "：设备已恢复正常。", place + ": the devices are well again.");
        return Finding.open(upkeep.onset(), Level.IV, explanation, text);
    }

    /** What is about nothing but silence may be explained by a gateway elsewhere, or by a building without power. */
    private static void silence(Upkeep upkeep, Watched watched, Map<String, Object> explanation) {
        if (upkeep.told().values().stream().allMatch(faults -> faults == Fault.SILENT.bit())) {
            var gateways = new TreeSet<String>();
            var alone = false;
            for (var id : upkeep.told().keySet()) {
                var device = watched.devices().get(id);
                var parent = device == null ? null : device.parent();
                alone |= parent == null;
                if (parent != null) {
                    gateways.add(parent);
                }
            }
            explanation.put("silent_devices", List.copyOf(upkeep.told().keySet()));
            explanation.put("gateways", alone ? List.of() : List.copyOf(gateways));
        }
    }

    private static List<Map<String, Object>> devices(Upkeep upkeep, DeviceMemory memory) {
        var all = new ArrayList<Map<String, Object>>();
        upkeep.told().forEach((device, faults) -> {
            var told = new LinkedHashMap<String, Object>();
            told.put("device", device);
            told.put("faults", faults(faults).stream().map(Fault::id).toList());
            var health = memory.of(device);
            if (health != null) {
                told.put(health.spoke() ? "last_heard" : "registered", Moment.written(health.heard()));
                if (!Float.isNaN(health.battery())) {
                    told.put("battery", Math.round(health.battery()));
                }
            }
            all.add(told);
        });
        return all;
    }

    private static Text text(Upkeep upkeep, Round.Result round, Watched watched, long now) {
        var place = watched.place().label();
        var count = upkeep.told().size();
        var zh = new StringBuilder();
        var en = new StringBuilder();
        zh.append("%s：%d个设备需要维护：".formatted(place, count));
        en.append("%s: %d device%s to be looked after: ".formatted(place, count, count == 1 ? "" : "s"));
        var named = new ArrayList<String>();
        var namedEn = new ArrayList<String>();
        upkeep.told().entrySet().stream().limit(NAMED).forEach(entry -> {
            named.add(entry.getKey() + " "
                    + sayZh(entry.getValue(), round.memory().of(entry.getKey()), now));
            namedEn.add(entry.getKey() + " "
                    + sayEn(entry.getValue(), round.memory().of(entry.getKey()), now));
        });
        zh.append(String.join("；", named)).append(count > NAMED ? "等" : "").append("。");
        en.append(String.join("; ", namedEn))
                .append(count > NAMED ? " and more" : "")
                .append(".");
        if (round.behind() > 0) {
            zh.append("另有%d个设备随网关失联。".formatted(round.behind()));
            en.append(" %d more are silent behind their gateway.".formatted(round.behind()));
        }
        return new Text(zh.toString(), en.toString());
    }

    private static String sayZh(int faults, @Nullable Health health, long now) {
        var said = new ArrayList<String>();
        for (var fault : faults(faults)) {
            said.add(
                    fault == Fault.SILENT && health != null
                            ? (health.spoke() ? "无信号已" : "从未有信号，已") + Moment.spanZh(now - health.heard())
                            : fault == Fault.BATTERY && health != null
                                    ? fault.zh + "（%d%%）".formatted(Math.round(health.battery()))
                                    : fault.zh);
        }
        return String.join("、", said);
    }

    private static String sayEn(int faults, @Nullable Health health, long now) {
        var said = new ArrayList<String>();
        for (var fault : faults(faults)) {
            said.add(
                    fault == Fault.SILENT && health != null
                            ? (health.spoke() ? "silent for " : "never heard in ") + Moment.spanEn(now - health.heard())
                            : fault == Fault.BATTERY && health != null
                                    ? fault.en + " (%d %%)".formatted(Math.round(health.battery()))
                                    : fault.en);
        }
        return String.join(", ", said);
    }

    private static List<Fault> faults(int bits) {
        var faults = new ArrayList<Fault>();
        for (var fault : Fault.values()) {
            if (fault.isIn(bits)) {
                faults.add(fault);
            }
        }
        return faults;
    }
}
