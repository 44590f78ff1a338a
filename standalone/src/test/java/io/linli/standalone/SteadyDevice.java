package io.linli.standalone;

import io.linli.model.DeviceCredential;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** A device that counts aloud without end, says a number again until it is acknowledged, and remembers those that were. */
final class SteadyDevice implements AutoCloseable {
    /** Slower than a device is allowed to be. */
    private static final long PAUSE_MILLIS = 120;

    private final int port;
    private final String id;
    private final String password;
    private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
    private final Thread thread = new Thread(this::count, "steady-device");
    private final CountDownLatch closed = new CountDownLatch(1);

    SteadyDevice(int port, String id, String deviceKey) {
        this.port = port;
        this.id = id;
        this.password = new DeviceCredential(deviceKey).password(id, 1);
    }

    SteadyDevice start() {
        thread.start();
        return this;
    }

    Set<Integer> acknowledged() {
        return acknowledged;
    }

    private void count() {
        MqttParty line = null;
        for (var next = 1; !isClosed(); ) {
            try {
                line = line == null ? MqttParty.device(port, id, password).connect() : line;
                var reading = "{\"uptime\": %1$d, \"seq\": %1$d}".formatted(next);
                if (line.publish("linli/v1/" + id + "/telemetry", reading) == 0) {
                    acknowledged.add(next);
                }
                next++;
            } catch (MqttException e) {
                line = gone(line);
            }
        }
        gone(line);
    }

    /** Asked between two numbers, it takes the time that lies between them. */
    private boolean isClosed() {
        try {
            return closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static @Nullable MqttParty gone(@Nullable MqttParty line) {
        try {
            if (line != null) {
                line.close();
            }
        } catch (MqttException e) {
            return null;
        }
        return null;
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.join(20_000);
    }
}
