package io.linli.api.history;

import io.vertx.core.Future;
import java.util.List;

/** The store of readings of the past, as one to ask. */
public interface History {

    /**
     * One series for each device and metric that has points, their points in the order of time. Fails when the store
     * does not answer in time.
     */
    Future<List<Series>> read(HistoryQuestion question);
}
