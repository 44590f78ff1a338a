package io.linli.standalone;

import io.linli.api.history.HistoryConfig;
import java.net.URI;

class InfluxQlHistoryIT extends HistoryContract {

    @Override
    HistoryConfig store() throws Exception {
        InfluxDb.assumeThere();
        var url = URI.create(Parts.influx().url());
        return new HistoryConfig(url, InfluxDb.TOKEN, "telemetry", HistoryConfig.Language.INFLUXQL);
    }
}
