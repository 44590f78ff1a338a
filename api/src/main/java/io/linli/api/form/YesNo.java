package io.linli.api.form;

import java.util.Map;

/** What people write in tables for yes and no. */
final class YesNo {
    static final Map<String, Boolean> FLAGS = Map.ofEntries(
            Map.entry("", false),
            Map.entry("true", true),
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("1", true),
            Map.entry("是", true),
            Map.entry("√", true),
            Map.entry("false", false),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("0", false),
            Map.entry("否", false));

    private YesNo() {}
}
