package io.linli.standalone;

import io.linli.api.history.HistoryConfig;
import java.net.URI;

class SqlHistoryIT extends HistoryContract {

    @Override
    HistoryConfig store() {
        return new HistoryConfig(URI.create(Parts.telemetry().url()), "", "telemetry", HistoryConfig.Language.SQL);
    }
}
