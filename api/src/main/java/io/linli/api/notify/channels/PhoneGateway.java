package io.linli.api.notify.channels;

import io.linli.api.notify.Notice;
import io.linli.api.notify.Phone;
import io.linli.api.notify.Receipt;
import java.time.Clock;

/**
 * Somebody who sends short messages and makes calls for us, by HTTP. Each request carries the notice's id, which comes
 * back with what is reported later: whether it arrived, and which key was pressed.
 */
interface PhoneGateway {

    static PhoneGateway of(Phone phone, Clock clock) {
        var at = phone.addresses();
        return switch (phone.gateway()) {
            case ALIYUN ->
                new AliyunGateway(
                        phone, at.sms().orElse(AliyunGateway.SMS), at.voice().orElse(AliyunGateway.VOICE), clock);
            case TENCENT ->
                new TencentGateway(
                        phone, at.sms().orElse(TencentGateway.SMS), at.voice().orElse(TencentGateway.VOICE), clock);
        };
    }

    /** A short message, signed. */
    Parcel sms(Notice notice);

    /** A call that reads the notice aloud, signed. */
    Parcel call(Notice notice);

    /** What the gateway says of it; taken by the gateway counts as delivered, with the gateway's own id for it. */
    Receipt read(Answer answer);
}
