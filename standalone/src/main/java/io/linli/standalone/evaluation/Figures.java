package io.linli.standalone.evaluation;

import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a rule did.
 *
 * @param homes for programs, one entry each
 * @param sites likewise
 * @param more what is known beyond single folders, by name
 * @param markdown for people
 * @param picture delay against false alarms
 */
record Figures(
        List<Map<String, Object>> homes,
        List<Map<String, Object>> sites,
        Map<String, Object> more,
        String markdown,
        Picture picture) {

    String json() {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("homes", homes);
        whole.put("sites", sites);
        whole.putAll(more);
        return new String(Json.write(whole), StandardCharsets.UTF_8);
    }
}
