package io.linli.api.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linli.api.Community;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Json;
import io.linli.model.Ladder;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    live   | I   | -  | PT0M   | false | INCIDENT
                    shadow | I   | -  | PT0M   | false | SHADOW
                    live   | IV  | L1 | PT0M   | false | CHECK_IN
                    live   | II  | L2 | PT0M   | false | INCIDENT
                    live   | I   | -  | PT10H  | false | INCIDENT
                    live   | I   | -  | PT14M  | true  | INCIDENT
                    live   | I   | -  | PT16M  | true  | LATE_FINDING
                    live   | II  | -  | PT59M  | true  | INCIDENT
                    live   | II  | -  | PT61M  | true  | LATE_FINDING
                    """)
    void wakesWhomItShould(
            String mode, Level level, @Nullable Ladder ladder, Duration age, boolean late, Disposition expected) {
        assertThat(Disposition.of(alert(mode, level, ladder, NOW.minus(age), NOW, late, true), NOW, Instant.EPOCH))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT1M, INCIDENT", "PT20M, LATE_FINDING"})
    void ageCountsFromTheRevisionThatRaisedTheLevel(Duration age, Disposition expected) {
        var alert = alert("live", Level.I, null, NOW.minus(Duration.ofHours(5)), NOW.minus(age), true, true);
        assertThat(Disposition.of(alert, NOW, Instant.EPOCH)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, LATE_FINDING", "false, INCIDENT"})
    void whatIsOverWhenItIsToldWakesNobodyIfItCameLate(boolean late, Disposition expected) {
        assertThat(Disposition.of(alert("live", Level.I, null, NOW, NOW, late, false), NOW, Instant.EPOCH))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT50M, INCIDENT", "PT70M, LATE_FINDING"})
    void whatIsFromBeforeOurTimeWakesNobodyOnceItIsOld(Duration age, Disposition expected) {
        var alert = alert("live", Level.II, null, NOW.minus(age), NOW.minus(age), false, true);
        assertThat(Disposition.of(alert, NOW, NOW.minusSeconds(60))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"IV, UPKEEP", "III, INCIDENT"})
    void devicesThatWantLookingAfterCallNobody(Level level, Disposition expected) {
        var any = alert("live", level, null, NOW, NOW, false, true);
        assertThat(Disposition.of(ofKind(RuleKind.DEVICE, any), NOW, Instant.EPOCH))
                .isEqualTo(expected);
    }

    private static Alert ofKind(RuleKind kind, Alert any) {
        var told = Json.MAPPER.valueToTree(any);
        ((ObjectNode) told).put("kind", kind.id());
        return Json.read(Json.write(told), Alert.class);
    }

    private static Alert alert(
            String mode,
            Level level,
            @Nullable Ladder ladder,
            Instant onset,
            Instant levelAt,
            boolean late,
            boolean open) {
        var any = Community.flood(Community.UNDERPASS, level, 1);
        var raisedAt = onset.isAfter(NOW.minus(Duration.ofHours(2))) ? levelAt : onset;
        return new Alert(
                any.id(),
                any.kind(),
                any.subject(),
                any.place(),
                null,
                level,
                ladder,
                null,
                Mode.parse(mode),
                any.rule(),
                1,
                1,
                onset,
                raisedAt,
                levelAt,
                levelAt,
                open ? null : NOW,
                open ? null : ClearReason.LATE_DATA,
                late,
                any.explanation(),
                any.text());
    }
}
