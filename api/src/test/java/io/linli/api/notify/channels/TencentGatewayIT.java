package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Phone;
import io.linli.api.notify.Receipt;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TencentGatewayIT {

    abstract static class Contract extends GatewayContract {
        protected abstract String service();

        @Test
        void theSignatureIsOfWhatArrived() {
            accept();
            channel.deliver(example());
            var sent = server.last();
            var expected = new TencentSignature(KEY_ID, KEY_SECRET)
                    .authorization(
                            sent.headers().get("host"),
                            service(),
                            sent.headers().get("x-tc-action"),
                            NOW,
                            sent.body().getBytes());
            assertThat(sent.headers().get("authorization")).isEqualTo(expected);
            assertThat(sent.headers().get("content-type")).isEqualTo(TencentSignature.JSON);
            assertThat(sent.headers().get("x-tc-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        }

        @Override
        protected Phone.Gateway gateway() {
            return Phone.Gateway.TENCENT;
        }

        @Override
        protected String refusal(String code) {
            return "{\"Response\": {\"Error\": {\"Code\": \"%s\", \"Message\": \"said so\"}}}".formatted(code);
        }
    }

    @Nested
    class Sms extends Contract {
        @ParameterizedTest
        @CsvSource({
            "AuthFailure.SignatureFailure, refused",
            "FailedOperation.InsufficientBalanceInSmsPackage, refused",
            "InvalidParameterValue.IncorrectPhoneNumber, refused",
            "LimitExceeded.PhoneNumberDailyLimit, refused",
            "LimitExceeded.PhoneNumberThirtySecondLimit, slow",
            "RequestLimitExceeded, slow",
            "InternalError.SendAndRecvFail, retried"
        })
        void itsCodesAreUnderstood(String code, String meaning) {
            assertMeaning(code, meaning);
        }

        @Test
        void theFateOfTheOneNumberIsRead() {
            server.answer(
                    200,
                    "{\"Response\": {\"SendStatusSet\":"
                            + " [{\"Code\": \"FailedOperation.PhoneNumberInBlacklist\", \"Message\": \"said so\"}]}}");
            assertThat(channel.deliver(example()))
                    .isEqualTo(new Receipt.Refused("FailedOperation.PhoneNumberInBlacklist said so"));
        }

        @Test
        void theTemplateIsFilled() {
            accept();
            var notice = example();
            assertThat(channel.deliver(notice))
                    .isEqualTo(new Receipt.Delivered("taken as 5000:1045710669157053657849499619"));
            var sent = server.last().json();
            assertThat(sent.at("/PhoneNumberSet/0").asText()).isEqualTo("+86" + recipient());
            assertThat(sent.at("/SmsSdkAppId").asText()).isEqualTo("1400787878");
            assertThat(sent.at("/TemplateParamSet").toString()).isEqualTo("[\"II\",\"积水\"]");
            assertThat(sent.at("/SessionContext").asText())
                    .isEqualTo(notice.id().toString());
        }

        @Override
        protected String service() {
            return "sms";
        }

        @Override
        protected void accept() {
            server.answer(
                    200,
                    "{\"Response\": {\"SendStatusSet\": [{\"SerialNo\": \"5000:1045710669157053657849499619\","
                            + " \"Code\": \"Ok\", \"Message\": \"send success\"}], \"RequestId\": \"a\"}}");
        }

        @Override
        protected Channel build(Courier carrier, URI address, Phone phone, Clock clock) {
            return new SmsChannel(carrier, new TencentGateway(phone, address, TencentGateway.VOICE, clock));
        }
    }

    @Nested
    class Voice extends Contract {
        @Test
        void whatComesBackNamesTheNotice() {
            accept();
            var notice = example();
            assertThat(channel.deliver(notice)).isEqualTo(new Receipt.Delivered("taken as be8a4a6c-d"));
            var sent = server.last().json();
            assertThat(server.last().headers().get("x-tc-action")).isEqualTo("SendTts");
            assertThat(sent.at("/CalledNumber").asText()).isEqualTo("+86" + recipient());
            assertThat(sent.at("/VoiceSdkAppid").asText()).isEqualTo("1400787879");
            assertThat(sent.at("/SessionContext").asText())
                    .isEqualTo(notice.id().toString());
        }

        @Override
        protected String service() {
            return "vms";
        }

        @Override
        protected void accept() {
            server.answer(200, "{\"Response\": {\"SendStatus\": {\"CallId\": \"be8a4a6c-d\"}, \"RequestId\": \"a\"}}");
        }

        @Override
        protected Channel build(Courier carrier, URI address, Phone phone, Clock clock) {
            return new VoiceChannel(carrier, new TencentGateway(phone, TencentGateway.SMS, address, clock));
        }
    }
}
