package io.linli.benchmarks.judge;

import io.linli.benchmarks.system.DemoProcess;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the records of a demo, read and written beside it. */
public final class Rows {
    private Rows() {}

    /** The first column of an answer. */
    public static List<Double> of(DemoProcess demo, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(demo.address("postgres"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var all = new ArrayList<Double>();
            while (rows.next()) {
                all.add(rows.getDouble(1));
            }
            return all;
        }
    }

    /** How many rows it made or changed. */
    public static int write(DemoProcess demo, String command) throws SQLException {
        try (var connection = DriverManager.getConnection(demo.address("postgres"));
                var statement = connection.createStatement()) {
            return statement.executeUpdate(command);
        }
    }
}
