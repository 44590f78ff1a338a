package io.linli.standalone.evaluation;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A recorded home behind a gateway, with heartbeats as real ones have: the gateway's every 5 minutes, a sensor's every hour. */
record DressedHome(HomeRecord home) {
    static final String GATEWAY = "the-gateway";
    private static final Duration BEAT = Duration.ofMinutes(5);
    private static final Duration HOURLY = Duration.ofHours(1);

    List<Device> devices() {
        var devices = new ArrayList<Device>();
        var first = home.devices().get(0);
        devices.add(like(first, GATEWAY, DeviceKind.GATEWAY, first.place().whole(), BEAT));
        for (var device : home.devices()) {
            devices.add(like(device, device.id(), device.kind(), device.place(), HOURLY));
        }
        return devices;
    }

    private static Device like(Device device, String id, DeviceKind kind, Place place, Duration period) {
        var isGateway = kind == DeviceKind.GATEWAY;
        return new Device(
                id,
                kind,
                isGateway ? Set.of() : device.metrics(),
                place,
                isGateway ? null : GATEWAY,
                device.exitDoor() && !isGateway,
                period,
                device.tags(),
                device.settings(),
                1,
                null,
                true);
    }

    /** In the order of arrival. */
    List<Observation> life() {
        var life = new ArrayList<Observation>();
        var first = home.readings().get(0);
        var subject = first.subject();
        var registered = first.receivedAt() - 1;
        var place = 0;
        for (var device : devices()) {
            life.add(new DeviceRecord(subject, device, registered));
            var step = device.period().toMillis();
            // Not all in the same second.
            var offset = step * ++place / (devices().size() + 1);
            for (var at = registered + offset; at <= home.endsAt(); at += step) {
                life.add(beat(subject, device.id(), at));
            }
        }
        life.addAll(home.readings());
        life.sort(Comparator.comparingLong(Observation::receivedAt));
        return life;
    }

    static Signal beat(String subject, String device, long at) {
        return new Signal(subject, device, SignalKind.HEARTBEAT, "", Map.of(), at, at, Quality.GOOD);
    }
}
