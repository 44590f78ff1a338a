package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.WebhookReceiver;
import io.linli.api.notify.Channel;
import io.linli.api.notify.NoticeConfig.Webhook;
import io.linli.api.notify.Receipt;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class WebhookChannelIT extends HttpChannelContract {

    @Test
    void aReceiverThatIsGoneIsNotAskedAgain() {
        server.answer(410, "");
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Refused.class);
    }

    @Override
    protected Channel build(Courier carrier, URI address) {
        return new WebhookChannel(carrier, new Webhook(address, WebhookReceiver.SECRET, true), Clock.systemUTC());
    }

    @Override
    protected void accept() {
        server.answer(204, "");
    }

    @Override
    protected String path() {
        return "/hook?from=linli";
    }

    @Override
    protected String recipient() {
        return "webhook";
    }
}
