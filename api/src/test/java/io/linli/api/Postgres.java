package io.linli.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests of this JVM, and an empty database for each that asks. With the system property
 * {@code linli.test.postgres} (such as {@code jdbc:postgresql://127.0.0.1:5432/}) it is one that already runs.
 */
final class Postgres {
    private static final String ADDRESS = address();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    private static String address() {
        var running = System.getProperty("linli.test.postgres");
        if (running != null) {
            return running;
        }
        try {
            var url = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .start()
                    .getJdbcUrl("postgres", "");
            return url.substring(0, url.lastIndexOf('/') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiConfig.Postgres empty() {
        var name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(ADDRESS + "postgres", "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create " + name, e);
        }
        return new ApiConfig.Postgres(ADDRESS + name, "postgres", "", 4);
    }
}
