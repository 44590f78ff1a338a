package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.api.incident.state.Outcome;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.StateText;
import io.linli.api.store.Migration;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tables this release works on. */
class MigrationIT {
    private static final List<Phase> EARLIER = List.of(
            Phase.DETECTED,
            Phase.REGISTERED,
            Phase.DISPATCHED,
            Phase.ACKNOWLEDGED,
            Phase.ARRIVED,
            Phase.FED_BACK,
            Phase.CLOSED);

    @Test
    void aSecondStartChangesNothing() {
        var postgres = Postgres.empty();
        Migration.open(postgres).close();
        assertThatCode(() -> Migration.open(postgres).close()).doesNotThrowAnyException();
    }

    @Test
    void recordsOfTheReleaseBeforeTheAuditAreTakenOverAndAuditedFromThenOn() throws SQLException {
        var postgres = Postgres.empty();
        Migration.bring(postgres, "8");
        try (var pool = Migration.open(postgres);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into audit_entry values (1, now(), 'PUT_HOME', 'admin', 'ADMIN', 'x', '', '', '', '')");
            assertThatThrownBy(() -> statement.execute("delete from audit_entry"))
                    .hasMessageContaining("the audit log is never changed: delete of audit_entry");
        }
    }

    @Test
    void incidentsOfTheReleaseBeforeStandWhereTheyStood() throws SQLException {
        var postgres = Postgres.empty();
        Migration.bring(postgres, "9");
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            for (var phase : EARLIER) {
                var isWorked = phase.compareTo(Phase.DISPATCHED) >= 0;
                var isFedBack = phase == Phase.FED_BACK || phase == Phase.CLOSED;
                statement.execute(
                        "insert into incident (id, subject, kind, grid, level, phase, tier, handlers, outcome,"
                                + " closed_by, place, title_zh, title_en, opened_at, changed_at, clock_since) values"
                                + " (gen_random_uuid(), 'site:%s', 'flood', '', 'II', '%s', %s, %s, %s, %s, '{}', '', '', now(), now(), now())"
                                        .formatted(
                                                phase,
                                                phase,
                                                isWorked ? "'GRID'" : "null",
                                                phase.compareTo(Phase.ACKNOWLEDGED) >= 0 ? "'{zhou,chen}'" : "'{}'",
                                                isFedBack ? "'REAL_RESOLVED'" : "null",
                                                phase == Phase.CLOSED ? "'duty'" : "null"));
            }
        }
        try (var pool = Migration.open(postgres);
                var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select phase, state from incident")) {
            for (var count = 0; count < EARLIER.size(); count++) {
                assertThat(rows.next()).isTrue();
                var state = StateText.read(rows.getString("state"));
                assertThat(state.phase().name()).isEqualTo(rows.getString("phase"));
                if (state.phase().compareTo(Phase.ACKNOWLEDGED) >= 0) {
                    assertThat(state.handlers()).containsExactly("zhou", "chen");
                }
                if (state.phase() == Phase.CLOSED) {
                    assertThat(state.outcome()).isEqualTo(Outcome.REAL_RESOLVED);
                    assertThat(state.closedBy()).isEqualTo("duty");
                }
            }
        }
    }

    @Test
    void tablesOfALaterReleaseAreRefusedBeforeAnyDamage() throws SQLException {
        var postgres = Postgres.empty();
        try (var pool = Migration.open(postgres);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history"
                    + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                    + " values (99, '999', 'later', 'SQL', 'V999__later.sql', 'later', 1, true)");
        }
        assertThatThrownBy(() -> Migration.open(postgres)).hasMessageContaining("999");
    }
}
