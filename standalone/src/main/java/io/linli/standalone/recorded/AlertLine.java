package io.linli.standalone.recorded;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Json;
import io.linli.model.Ladder;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.RuleKind;
import io.linli.model.Stage;
import io.linli.model.Subject;
import io.linli.model.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One revision of an alert as a line of JSON for other programs: always the same names in the same order. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AlertLine(
        RuleKind kind,
        Subject subject,
        Level level,
        @Nullable Ladder ladder,
        @Nullable String stage,
        Mode mode,
        String rule,
        int version,
        Instant onset,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        @Nullable ClearReason clearReason,
        int revision,
        Map<String, Object> explanation,
        Text text) {

    private static final ObjectMapper MAPPER =
            Json.MAPPER.copy().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    static AlertLine of(Alert alert) {
        return new AlertLine(
                alert.kind(),
                alert.subject(),
                alert.level(),
                alert.ladder(),
                written(alert.stage()),
                alert.mode(),
                alert.rule(),
                alert.version(),
                alert.onset(),
                alert.raisedAt(),
                alert.clearedAt(),
                alert.clearReason(),
                alert.revision(),
                alert.explanation(),
                alert.text());
    }

    private static @Nullable String written(@Nullable Stage stage) {
        return stage == null ? null : stage.name().toLowerCase(Locale.ROOT);
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert cannot be written as JSON", e);
        }
    }
}
