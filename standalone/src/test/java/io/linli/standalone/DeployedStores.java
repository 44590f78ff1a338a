package io.linli.standalone;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The broker, the log and the records of a deployment, on their configuration in {@code deploy}. */
record DeployedStores(Whereabouts where) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String MOSQUITTO = "/usr/sbin/mosquitto";
    private static final String PLUGIN = "/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so";

    static boolean haveMosquitto() {
        return Files.exists(Path.of(PLUGIN)) && Files.exists(Path.of(MOSQUITTO));
    }

    Server mosquitto() {
        where.configured(
                "deploy/mosquitto/mosquitto.conf",
                Map.of(
                        "plugin /usr/lib/mosquitto_dynamic_security.so", "plugin " + PLUGIN,
                        "listener 1883", "listener " + where.port("mosquitto:1883") + " 127.0.0.1",
                        "listener 1884", "listener " + where.port("mosquitto:1884") + " 127.0.0.1",
                        // Debian's would give up the rights of root, and with them its folders here.
                        "log_dest stdout", "log_dest stdout\nuser root"),
                "mosquitto-config/mosquitto.conf");
        var script = where.configured(
                "deploy/mosquitto/start.sh", Map.of("exec mosquitto", "exec " + MOSQUITTO), "start.sh");
        return new Server(List.of("sh", script.toString()), Map.of(), where.log("mosquitto"));
    }

    Server kafka(String cluster) {
        var properties = where.configured("deploy/kafka/server.properties", Map.of(), "server.properties")
                .toString();
        var format = List.of("kafka.tools.StorageTool", "format", "-t", cluster, "-c", properties);
        Server.java(format, Map.of(), where.log("kafka-format")).run();
        return Server.java(List.of("kafka.Kafka", properties), Map.of(), where.log("kafka"));
    }

    Server postgres() {
        var port = where.port("postgres:5432");
        return Server.java(
                List.of(PostgresProcess.class.getName(), records().toString(), "" + port),
                Map.of(),
                where.log("postgres"));
    }

    void killPostgres() {
        PostgresProcess.kill(records());
    }

    /** They answer, and the database is made. */
    void awaitThem() {
        await().atMost(PATIENCE).until(() -> ChildJvm.isOpen(where.port("mosquitto:1883")));
        await().atMost(PATIENCE).ignoreExceptions().until(this::makeDatabase);
    }

    private boolean makeDatabase() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + where.port("postgres:5432") + "/postgres?user=postgres";
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create role linli login superuser");
            statement.execute("create role linli_grafana login");
            statement.execute("create database linli owner linli");
            return true;
        }
    }

    private Path records() {
        return where.folder("postgres");
    }
}
