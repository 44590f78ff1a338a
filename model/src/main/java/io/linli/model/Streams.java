package io.linli.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The streams between the parts; nobody else spells a topic's name. */
public enum Streams {
    /** Key: subject. Everything measured or happened, in {@link Wire}. 70 days: the learned norm needs 60. */
    OBSERVATIONS("linli.observations", Duration.ofDays(70), false),
    /** Key: alert id. Every revision of every {@link Alert}, live and shadow. */
    ALERTS("linli.alerts", Duration.ofDays(90), false),
    /** Key: device id. The registry's {@link Device}s; a null value removes one. */
    DEVICES("linli.devices", Duration.ZERO, true),
    /** Key: {@link Rule#key}. */
    RULES("linli.rules", Duration.ZERO, true),
    /** Key: {@link Rule#key}. Each {@link RuleFailure} of detection. */
    RULE_FAILURES("linli.rule-failures", Duration.ofDays(90), false),
    /** Key: source. A copy of the {@link BlindPeriod}s for others. */
    BLIND("linli.blind", Duration.ofDays(90), false),
    /** Key: device id or topic. */
    REJECTED("linli.rejected", Duration.ofDays(7), false),
    /** Key: device id. {@link Command}s to devices. */
    COMMANDS("linli.commands", Duration.ofDays(1), false),
    /** Key: rule id. Requests and results of trying a rule on the past. */
    BACKTESTS("linli.backtests", Duration.ofDays(30), false),
    /** Key: trial id. {@link Trial}s that a simulated community is to play. */
    TRIALS("linli.trials", Duration.ofDays(1), false);

    private final String topic;
    private final Duration retention;
    private final boolean compacted;

    Streams(String topic, Duration retention, boolean compacted) {
        this.topic = topic;
        this.retention = retention;
        this.compacted = compacted;
    }

    public String topic() {
        return topic;
    }

    /** How long it is kept; zero where the newest word on each key is kept for ever. */
    public Duration retention() {
        return retention;
    }

    /** What Kafka must be told when the topic is made; time is the time of arrival that the writer stamps. */
    public Map<String, String> topicConfig() {
        var config = new LinkedHashMap<String, String>();
        config.put("message.timestamp.type", "CreateTime");
        if (compacted) {
            config.put("cleanup.policy", "compact");
        } else {
            config.put("cleanup.policy", "delete");
            config.put("retention.ms", Long.toString(retention.toMillis()));
        }
        return config;
    }
}
