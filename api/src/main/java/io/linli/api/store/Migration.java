package io.linli.api.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.linli.api.ApiConfig;
import org.flywaydb.core.Flyway;

/** Opens the pool and brings the tables to the form that this release knows; refuses those of a later one. */
public final class Migration {
    private Migration() {}

    public static HikariDataSource open(ApiConfig.Postgres postgres) {
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
                    .locations("classpath:db/migration")
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
