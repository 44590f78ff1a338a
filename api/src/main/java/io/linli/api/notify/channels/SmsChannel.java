package io.linli.api.notify.channels;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Notice;
import io.linli.api.notify.Phone;
import io.linli.api.notify.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Writes short messages; the recipient is a phone's number. */
public final class SmsChannel implements Channel {
    public static final String ID = "sms";

    private final Courier courier;
    private final PhoneGateway gateway;

    public SmsChannel(Courier courier, Phone phone, Clock clock) {
        this(courier, PhoneGateway.of(phone, clock));
    }

    SmsChannel(Courier courier, PhoneGateway gateway) {
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
        return courier.deliver(gateway.sms(notice), gateway::read);
    }
}
