package io.linli.api.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.linli.api.ApiConfig;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** Opens the pool and brings the tables to the form that this release knows; refuses those of a later one. */
public final class Migration {
    private static final String TABLES = "classpath:db/migration";

    private Migration() {}

    public static HikariDataSource open(ApiConfig.Postgres postgres) {
        return open(postgres, MigrationVersion.LATEST);
    }

    /** Makes the tables as an earlier release had them, for records of that time. */
    public static void bring(ApiConfig.Postgres postgres, String version) {
        open(postgres, MigrationVersion.fromVersion(version)).close();
    }

    private static HikariDataSource open(ApiConfig.Postgres postgres, MigrationVersion target) {
        var pool = new HikariConfig();
        pool.setPoolName("records");
        pool.setJdbcUrl(postgres.url());
        pool.setUsername(postgres.user());
        pool.setPassword(postgres.password());
        // One for each worker, and some for timers, streams and health.
        pool.setMaximumPoolSize(postgres.connections() + 6);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("ApplicationName", "linli-api");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("socketTimeout", "30");
        var source = new HikariDataSource(pool);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations(TABLES)
                    .target(target)
                    // What a later release has made of the tables is not ours to write into.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }
}
