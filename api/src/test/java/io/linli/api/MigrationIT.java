package io.linli.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.api.store.Migration;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Which tables this release works on. */
class MigrationIT {

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
