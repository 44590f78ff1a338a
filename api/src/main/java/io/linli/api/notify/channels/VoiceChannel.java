package io.linli.api.notify.channels;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Notice;
import io.linli.api.notify.Phone;
import io.linli.api.notify.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Calls a phone and reads the notice aloud; the recipient is its number. That the call was taken on counts as delivered;
 * an answer by key names the notice by its id.
 */
public final class VoiceChannel implements Channel {
    public static final String ID = "voice";

    private final Courier courier;
    private final PhoneGateway gateway;

    public VoiceChannel(Courier courier, Phone phone, Clock clock) {
        this(courier, PhoneGateway.of(phone, clock));
    }

    VoiceChannel(Courier courier, PhoneGateway gateway) {
        this.courier = courier;
        this.gateway = gateway;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Duration> pauses() {
        return List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5));
    }

    @Override
    public Receipt deliver(Notice notice) {
        return courier.deliver(gateway.call(notice), gateway::read);
    }
}
