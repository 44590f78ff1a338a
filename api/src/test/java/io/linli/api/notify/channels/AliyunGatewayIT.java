package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Occasion;
import io.linli.api.notify.Phone;
import io.linli.api.notify.Receipt;
import io.linli.model.Level;
import io.linli.model.Text;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliyunGatewayIT {

    abstract static class Contract extends GatewayContract {
        @Test
        void theSignatureIsOfWhatArrived() {
            accept();
            channel.deliver(example());
            var sent = server.last();
            var headers = new AliyunSignature(KEY_ID, KEY_SECRET)
                    .headers(
                            URI.create("http://" + sent.headers().get("host") + sent.uri()),
                            sent.headers().get("x-acs-action"),
                            "2017-05-25",
                            NOW,
                            sent.headers().get("x-acs-signature-nonce"));
            assertThat(sent.headers().get("authorization")).isEqualTo(headers.get("authorization"));
        }

        @Override
        protected Phone.Gateway gateway() {
            return Phone.Gateway.ALIYUN;
        }

        @Override
        protected String refusal(String code) {
            return "{\"Code\": \"%s\", \"Message\": \"said so\"}".formatted(code);
        }
    }

    @Nested
    class Sms extends Contract {
        @ParameterizedTest
        @CsvSource({
            "isv.MOBILE_NUMBER_ILLEGAL, refused",
            "isv.DAY_LIMIT_CONTROL, refused",
            "SignatureDoesNotMatch, refused",
            "InvalidAccessKeyId.NotFound, refused",
            "isv.BUSINESS_LIMIT_CONTROL, slow",
            "Throttling.User, slow",
            "isp.SYSTEM_ERROR, retried"
        })
        void itsCodesAreUnderstood(String code, String meaning) {
            assertMeaning(code, meaning);
        }

        @Test
        void theTemplateIsFilled() {
            accept();
            var notice = example(Level.I, Occasion.DISPATCHED, new Text("深".repeat(40), ""));
            assertThat(channel.deliver(notice)).isEqualTo(new Receipt.Delivered("taken as 9006197469364984400"));
            var sent = server.last().parameters();
            assertThat(server.last().headers().get("x-acs-action")).isEqualTo("SendSms");
            assertThat(sent.get("PhoneNumbers")).isEqualTo(recipient());
            assertThat(sent.get("SignName")).isEqualTo("邻里");
            assertThat(sent.get("TemplateParam")).isEqualTo("{\"level\":\"I\",\"text\":\"" + "深".repeat(34) + "…\"}");
            assertThat(sent.get("OutId")).isEqualTo(notice.id().toString());
        }

        @Override
        protected void accept() {
            server.answer(200, "{\"Code\": \"OK\", \"Message\": \"OK\", \"BizId\": \"9006197469364984400\"}");
        }

        @Override
        protected Channel build(Courier carrier, URI address, Phone phone, Clock clock) {
            return new SmsChannel(carrier, new AliyunGateway(phone, address, AliyunGateway.VOICE, clock));
        }
    }

    @Nested
    class Voice extends Contract {
        @Test
        void whatComesBackNamesTheNotice() {
            accept();
            var notice = example();
            assertThat(channel.deliver(notice)).isEqualTo(new Receipt.Delivered("taken as 116012854210^10281427"));
            var sent = server.last().parameters();
            assertThat(server.last().headers().get("x-acs-action")).isEqualTo("SingleCallByTts");
            assertThat(sent.get("CalledNumber")).isEqualTo(recipient());
            assertThat(sent.get("CalledShowNumber")).isEqualTo("057100000000");
            assertThat(sent.get("TtsParam")).isEqualTo("{\"level\":\"II\",\"text\":\"积水\"}");
            assertThat(sent.get("OutId")).isEqualTo(notice.id().toString());
        }

        @Override
        protected void accept() {
            server.answer(200, "{\"Code\": \"OK\", \"Message\": \"OK\", \"CallId\": \"116012854210^10281427\"}");
        }

        @Override
        protected Channel build(Courier carrier, URI address, Phone phone, Clock clock) {
            return new VoiceChannel(carrier, new AliyunGateway(phone, AliyunGateway.SMS, address, clock));
        }
    }
}
