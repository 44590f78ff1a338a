package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresIT {

    @Test
    void committedRowsOutliveItsProcessAndTheOrphanIsReplaced() throws Exception {
        var data = Parts.folder("killed-postgres");
        var port = FreePort.orWanted(0);
        try (var first = Child.start(data, port)) {
            var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
            await().ignoreExceptions().until(() -> ask(url, "select 'up'").equals("up"));
            execute(url, "create table kept (word text)");
            execute(url, "insert into kept values ('here')");
            first.kill();
        }
        try (var second = EmbeddedPostgres.start(data, 0)) {
            assertThat(second.port()).isNotEqualTo(port);
            assertThat(ask(second.jdbcUrl(), "select word from kept")).isEqualTo("here");
        }
    }

    @Test
    void syncsToTheDisk() throws Exception {
        var url = Parts.postgres().jdbcUrl();
        assertThat(ask(url, "show fsync")).isEqualTo("on");
        assertThat(ask(url, "show synchronous_commit")).isEqualTo("on");
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static final class Child {
        static ChildJvm start(Path data, int port) throws Exception {
            return ChildJvm.run(Child.class, data, port).awaitPort(port);
        }

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgres.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            ChildJvm.waitForParent();
        }
    }
}
