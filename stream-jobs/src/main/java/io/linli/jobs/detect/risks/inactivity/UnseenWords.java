package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.risks.Moment;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said of a home of which nothing is heard: not that it is silent, but that nobody would know. */
final class UnseenWords {
    private UnseenWords() {}

    static Finding finding(long seen, Home home, long now) {
        var explanation = new LinkedHashMap<String, Object>();
        explanation.put("onset", Moment.written(seen));
        explanation.put("limit_reason", "unseen");
        explanation.put("unseen_minutes", (now - seen) / 60_000);
        explanation.put("presence", "unknown");
        explanation.put("sensors_live", home.liveChannels(now));
        explanation.put("sensors", home.channels());
        return Finding.open(seen, Level.III, Map.copyOf(explanation), text(seen, home, now));
    }

    private static Text text(long seen, Home home, long now) {
        var place = home.watched().place();
        var since = Moment.clock(seen, place.zone());
        var length = now - seen;
        return new Text(
                "%s，%s起%s收不到任何设备的消息，看不到家中情况（不代表无活动）。建议：电话问候，并检查网关和供电。"
                        .formatted(place.label(), since, Moment.spanZh(length)),
                "%s: no device has been heard since %s, for %s; the home cannot be seen, which says nothing of who is in it. Call and ask, and look after gateway and power."
                        .formatted(place.label(), since, Moment.spanEn(length)));
    }
}
