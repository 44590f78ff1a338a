package io.linli.ingest.telemetry;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import io.linli.model.Metric;
import io.linli.model.Reading;
import io.linli.model.Telemetry;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one device said at one moment. The device's clock has milliseconds; the microseconds come from the place in the
 * log, so that two messages of one millisecond stay two, and one that is written again stays one.
 */
final class ReadingPoint {
    private static final long MICROS = 1_000;

    private final String subject;
    private final String device;
    private final DeviceTags.Tags tags;
    private final long nanos;
    private final Map<Metric, Double> fields = new EnumMap<>(Metric.class);

    ReadingPoint(Reading first, DeviceTags.Tags tags, long offset) {
        this.subject = first.subject();
        this.device = first.device();
        this.tags = tags;
        this.nanos = (first.observedAt() * MICROS + offset % MICROS) * MICROS;
    }

    String device() {
        return device;
    }

    /** Whether it has no value of this metric yet, and now has. */
    boolean take(Reading reading) {
        return fields.putIfAbsent(reading.metric(), reading.value()) == null;
    }

    /** Every field is a floating point number for ever: a store keeps the type that it saw first. */
    Point toPoint() {
        var point = Point.measurement(Telemetry.MEASUREMENT)
                .addTag(Telemetry.COMMUNITY, tags.community())
                .addTag(Telemetry.KIND, tags.kind())
                .addTag(Telemetry.SUBJECT, subject)
                .addTag(Telemetry.DEVICE, device)
                .time(nanos, WritePrecision.NS);
        fields.forEach((metric, value) -> point.addField(metric.id(), value));
        return point;
    }

    @Override
    public String toString() {
        return toPoint().toLineProtocol();
    }
}
