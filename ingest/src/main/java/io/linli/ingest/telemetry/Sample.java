package io.linli.ingest.telemetry;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import io.linli.model.Telemetry;
import java.time.Instant;

/**
 * What a part counted or measured of itself.
 *
 * @param label which of several of one name: a reason, an operator, a percentile; empty where there is one
 */
record Sample(String part, String name, String label, double value, Instant at) {

    Point toPoint() {
        return Point.measurement(Telemetry.METRICS)
                .addTag(Telemetry.PART, part)
                .addTag(Telemetry.NAME, name)
                .addTag(Telemetry.LABEL, label)
                .addField(Telemetry.VALUE, value)
                .time(at.toEpochMilli(), WritePrecision.MS);
    }
}
