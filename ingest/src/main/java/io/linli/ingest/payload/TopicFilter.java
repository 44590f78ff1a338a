package io.linli.ingest.payload;

/** MQTT's wildcards: {@code +} stands for one level, a last {@code #} for the rest. */
public final class TopicFilter {
    private TopicFilter() {}

    public static boolean matches(String filter, String topic) {
        int f = 0;
        int t = 0;
        while (f < filter.length()) {
            var wildcard = filter.charAt(f);
            if (wildcard == '#') {
                return true;
            }
            if (wildcard == '+') {
                f++;
                while (t < topic.length() && topic.charAt(t) != '/') {
                    t++;
                }
            } else if (t < topic.length() && topic.charAt(t) == wildcard) {
                f++;
                t++;
            } else {
                return t == topic.length() && filter.startsWith("/#", f);
            }
        }
        return t == topic.length();
    }

    /** A topic that the filter matches, at or below the level named {@code name}. */
    public static String topicUnder(String filter, String name) {
        return filter.replace("+", name).replace("#", name + "/marker");
    }
}
