package io.linli.api;

import io.linli.api.audit.AuditKey;
import io.linli.api.escalation.Standards;
import io.linli.api.escalation.StandardsFile;
import io.linli.api.history.HistoryConfig;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.staff.SignIn;
import io.linli.model.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How this part is set up.
 *
 * @param port to listen on; 0 takes any free one
 * @param notices the ways to reach people
 * @param secureCookie true wherever people come by HTTPS
 * @param trials whether the community is simulated, so that visitors may throw something in
 * @param scenarios that can be played there, each with one of the devices that speak in it; empty where none is named
 * @param deviceKey from which the devices' passwords are derived; without it nobody is told them
 * @param history where the readings of the past are, if anywhere
 * @param auditKey by which the heads of the audit log are signed
 * @param signIn how people prove who they are
 * @param standards until when each step of an incident is promised
 */
public record ApiConfig(
        String bind,
        int port,
        Postgres postgres,
        String kafkaBootstrap,
        NoticeConfig notices,
        boolean secureCookie,
        SessionLimits session,
        int eventsKept,
        boolean trials,
        Map<String, String> scenarios,
        Optional<String> deviceKey,
        Optional<HistoryConfig> history,
        Optional<Demo> demo,
        AuditKey auditKey,
        SignIn signIn,
        Standards standards) {

    /**
     * Set where everybody may be anybody: whom a visitor may log in as.
     *
     * @param password of each of them
     * @param plan path of the drawing that lies under the community's plan
     */
    public record Demo(String password, List<String> logins, Optional<String> plan) {}

    /** Where the records are. */
    public record Postgres(String url, String user, String password, int connections) {
        public Postgres {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(
                        "LINLI_POSTGRES_URL=" + url + " must be an address beginning with jdbc:postgresql:");
            }
        }

        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    /** After how long a session ends: unused, and in any case. */
    public record SessionLimits(Duration idle, Duration absolute) {
        public SessionLimits {
            if (idle.compareTo(absolute) > 0) {
                throw new IllegalArgumentException("LINLI_SESSION_IDLE=" + idle + " is longer than LINLI_SESSION_MAX");
            }
        }
    }

    ApiConfig with(SignIn other) {
        return new ApiConfig(
                bind,
                port,
                postgres,
                kafkaBootstrap,
                notices,
                secureCookie,
                session,
                eventsKept,
                trials,
                scenarios,
                deviceKey,
                history,
                demo,
                auditKey,
                other,
                standards);
    }

    public static ApiConfig of(Settings settings) {
        return new ApiConfig(
                settings.text("LINLI_HTTP_BIND", "127.0.0.1"),
                settings.number("LINLI_HTTP_PORT", 8080, 0, 65_535),
                new Postgres(
                        settings.text("LINLI_POSTGRES_URL"),
                        settings.text("LINLI_POSTGRES_USER", "linli"),
                        settings.text("LINLI_POSTGRES_PASSWORD", ""),
                        settings.number("LINLI_POSTGRES_CONNECTIONS", 8, 4, 100)),
                settings.addresses("LINLI_KAFKA_BOOTSTRAP"),
                NoticeConfig.of(settings),
                settings.flag("LINLI_SECURE_COOKIE", true),
                new SessionLimits(
                        settings.duration(
                                "LINLI_SESSION_IDLE", Duration.ofHours(12), Duration.ofMinutes(1), Duration.ofDays(7)),
                        settings.duration(
                                "LINLI_SESSION_MAX", Duration.ofDays(7), Duration.ofMinutes(1), Duration.ofDays(30))),
                settings.number("LINLI_EVENTS_KEPT", 20_000, 100, 10_000_000),
                settings.flag("LINLI_TRIALS", false),
                scenarios(settings.text("LINLI_SCENARIOS", "")),
                settings.find("LINLI_DEVICE_KEY").map(key -> settings.secret("LINLI_DEVICE_KEY", 16)),
                HistoryConfig.of(settings),
                demo(settings),
                auditKey(settings),
                SignIn.of(settings, demo(settings).isPresent()),
                StandardsFile.of(settings));
    }

    private static AuditKey auditKey(Settings settings) {
        var text = settings.text("LINLI_AUDIT_KEY");
        try {
            return AuditKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("LINLI_AUDIT_KEY=(secret) " + e.getMessage(), e);
        }
    }

    /** Written as {@code name@device,name}. */
    private static Map<String, String> scenarios(String text) {
        return Arrays.stream(text.split(","))
                .filter(each -> !each.isBlank())
                .map(each -> (each.strip() + "@").split("@", -1))
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (first, second) -> first, TreeMap::new));
    }

    private static Optional<Demo> demo(Settings settings) {
        return settings.find("LINLI_DEMO_LOGINS")
                .map(logins -> new Demo(
                        settings.secret("LINLI_DEMO_PASSWORD", 8),
                        List.of(logins.split(",")),
                        settings.find("LINLI_DEMO_PLAN")));
    }
}
