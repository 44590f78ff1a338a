package io.linli.jobs.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a reading goes from task to task: its numbers side by side, then its two names. It is of one thread. */
final class ReadingForm {
    private static final Quality[] QUALITIES = Quality.values();
    private static final int NUMBERS = 2 + 2 * Short.BYTES + 2 * Long.BYTES + Double.BYTES;
    private static final int USUAL = 256;

    private ByteBuffer room = ByteBuffer.allocate(USUAL);

    void write(Reading reading, DataOutputView target) throws IOException {
        var subject = reading.subject().getBytes(UTF_8);
        var device = reading.device().getBytes(UTF_8);
        if (subject.length > Short.MAX_VALUE || device.length > Short.MAX_VALUE) {
            throw new IOException("a name of more than " + Short.MAX_VALUE + " bytes");
        }
        ofSize(NUMBERS + subject.length + device.length)
                .put((byte) reading.metric().code())
                .put((byte) reading.quality().ordinal())
                .putShort((short) subject.length)
                .putShort((short) device.length)
                .putLong(reading.observedAt())
                .putLong(reading.receivedAt())
                .putDouble(reading.value())
                .put(subject)
                .put(device);
        target.write(room.array(), 0, room.position());
    }

    Reading read(DataInputView source) throws IOException {
        source.readFully(ofSize(NUMBERS).array(), 0, NUMBERS);
        var metric = Metric.ofCode(room.get());
        var quality = QUALITIES[room.get()];
        var subject = room.getShort();
        var device = room.getShort();
        var observedAt = room.getLong();
        var receivedAt = room.getLong();
        var value = room.getDouble();
        var names = ofSize(subject + device).array();
        source.readFully(names, 0, subject + device);
        return new Reading(
                new String(names, 0, subject, UTF_8),
                new String(names, subject, device, UTF_8),
                metric,
                value,
                observedAt,
                receivedAt,
                quality);
    }

    private ByteBuffer ofSize(int bytes) {
        if (room.capacity() < bytes) {
            room = ByteBuffer.allocate(2 * bytes);
        }
        return room.clear();
    }
}
