package io.linli.api.history;

import io.vertx.core.Vertx;

/** The list of ways to ask a store. */
public final class Histories {
    private Histories() {}

    public static History of(Vertx vertx, HistoryConfig config) {
        return switch (config.language()) {
            case INFLUXQL -> new InfluxQlHistory(vertx, config);
            case SQL -> new SqlHistory(vertx, config);
        };
    }
}
