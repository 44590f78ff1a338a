package io.linli.jobs.detect.risks.outage;

import io.linli.model.Alert;
import io.linli.model.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device whose silence tells of its building, as its home or its own log says. Times in epoch milliseconds.
 *
 * @param gateway that speaks for it
 * @param period how often it speaks when all is well, milliseconds
 * @param from and to: between them its silence began; 0 while it is alive
 */
public record Witness(String device, @Nullable String gateway, long period, Sign sign, long from, long to) {
    private static final String WITNESSES = "witnesses";

    public boolean isDark() {
        return sign != Sign.ALIVE;
    }

    /** What a home says of its witnesses, with the numbers of the rule that asked it. */
    static Map<String, Object> report(List<Witness> witnesses, Map<String, Double> numbers) {
        var report = new LinkedHashMap<String, Object>(numbers);
        report.put(WITNESSES, witnesses.stream().map(Witness::said).toList());
        return report;
    }

    private Map<String, Object> said() {
        var said = new LinkedHashMap<String, Object>();
        said.put("device", device);
        if (gateway != null) {
            said.put("gateway", gateway);
        }
        said.put("period", period);
        said.put("sign", sign.name());
        said.put("from", from);
        said.put("to", to);
        return said;
    }

    /** Of a report, in the order of their names. */
    public static List<Witness> of(Alert report) {
        var witnesses = new ArrayList<Witness>();
        if (report.explanation().get(WITNESSES) instanceof Collection<?> said) {
            said.forEach(each -> witnesses.add(Json.MAPPER.convertValue(each, Witness.class)));
        }
        return witnesses;
    }
}
