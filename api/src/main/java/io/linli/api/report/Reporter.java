package io.linli.api.report;

import io.linli.api.http.Problem;
import io.linli.api.resident.Masked;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody said, and who they are if they told; empty where they did not. Text of strangers, which stays text. */
record Reporter(String words, String name, String phone) {
    private static final String PHONE = "[+0-9][0-9 -]{2,31}";
    /** Of Unicode's controls a line break alone; and nothing that turns the order of signs around. */
    private static final String HIDDEN = "[\\p{Cc}&&[^\\n]]|[\\u202A-\\u202E\\u2066-\\u2069]";

    static Reporter of(JsonObject body) {
        var words = plain(body.getString("words"));
        if (words.isEmpty()) {
            throw Problem.unprocessable("words: what happened").asException();
        }
        var phone = plain(body.getString("phone", ""));
        if (!phone.isEmpty() && !phone.matches(PHONE)) {
            throw Problem.unprocessable("phone: 3 to 32 digits").asException();
        }
        return new Reporter(words, plain(body.getString("name", "")).replace('\n', ' '), phone.replaceAll("[ -]", ""));
    }

    static String plain(String text) {
        return text.replaceAll(HIDDEN, "").strip();
    }

    Map<String, Object> masked() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("words", words);
        view.put("name", Masked.name(name));
        view.put("phone", Masked.phone(phone));
        return view;
    }
}
