package io.linli.api.notify.channels;

import io.linli.api.notify.Notice;
import io.linli.api.notify.Phone;
import io.linli.api.notify.Receipt;
import io.linli.model.Json;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Tencent Cloud's (腾讯云) SendSms and SendTts; SessionContext comes back with what is reported later. */
final class TencentGateway implements PhoneGateway {
    static final URI SMS = URI.create("https://sms.tencentcloudapi.com");
    static final URI VOICE = URI.create("https://vms.tencentcloudapi.com");

    private static final String REGION = "ap-guangzhou";
    private static final GatewayCodes CODES = new GatewayCodes(
            List.of(
                    "RequestLimitExceeded",
                    "LimitExceeded.PhoneNumberThirtySecondLimit",
                    "LimitExceeded.PhoneNumberOneHourLimit"),
            List.of(
                    "LimitExceeded",
                    "AuthFailure",
                    "FailedOperation",
                    "InvalidParameter",
                    "MissingParameter",
                    "UnauthorizedOperation",
                    "UnsupportedOperation"));

    private final Phone phone;
    private final URI sms;
    private final URI voice;
    private final TencentSignature signature;
    private final Clock clock;

    TencentGateway(Phone phone, URI sms, URI voice, Clock clock) {
        this.phone = phone;
        this.sms = sms;
        this.voice = voice;
        this.signature = new TencentSignature(phone.keyId(), phone.keySecret());
        this.clock = clock;
    }

    @Override
    public Parcel sms(Notice notice) {
        var set = phone.sms().orElseThrow();
        var content = Map.of(
                "PhoneNumberSet", List.of(number(notice)),
                "SmsSdkAppId", set.app(),
                "SignName", set.signature(),
                "TemplateId", set.template(),
                "TemplateParamSet", variables(notice),
                "SessionContext", notice.id().toString());
        return parcel(sms, new Action("sms", "SendSms", "2021-01-11"), content);
    }

    @Override
    public Parcel call(Notice notice) {
        var set = phone.voice().orElseThrow();
        var content = Map.of(
                "CalledNumber", number(notice),
                "VoiceSdkAppid", set.app(),
                "TemplateId", set.template(),
                "TemplateParamSet", variables(notice),
                "PlayTimes", 2,
                "SessionContext", notice.id().toString());
        return parcel(voice, new Action("vms", "SendTts", "2020-09-02"), content);
    }

    private static String number(Notice notice) {
        return notice.recipient().startsWith("+") ? notice.recipient() : "+86" + notice.recipient();
    }

    private static List<String> variables(Notice notice) {
        return List.of(notice.level().name(), Wording.brief(notice));
    }

    private record Action(String service, String name, String version) {}

    private Parcel parcel(URI where, Action action, Map<String, Object> content) {
        var body = Json.write(content);
        var now = clock.instant();
        var host = Parcel.host(where);
        var headers = Map.of(
                "host", host,
                "content-type", TencentSignature.JSON,
                "x-tc-action", action.name(),
                "x-tc-version", action.version(),
                "x-tc-region", REGION,
                "x-tc-timestamp", Long.toString(now.getEpochSecond()),
                "authorization", signature.authorization(host, action.service(), action.name(), now, body));
        return new Parcel(where, headers, Buffer.buffer(body));
    }

    @Override
    public Receipt read(Answer answer) {
        var response = answer.json().path("Response");
        var error = response.path("Error");
        var sent = response.path("SendStatusSet").path(0);
        var called = response.path("SendStatus").path("CallId").asText("");
        if (error.has("Code")) {
            return CODES.receipt(
                    error.path("Code").asText(), error.path("Message").asText());
        }
        if (!called.isEmpty()) {
            return new Receipt.Delivered("taken as " + called);
        }
        if (!sent.has("Code")) {
            return GatewayCodes.ofNone(answer);
        }
        return sent.path("Code").asText().equals("Ok")
                ? new Receipt.Delivered("taken as " + sent.path("SerialNo").asText())
                : CODES.receipt(sent.path("Code").asText(), sent.path("Message").asText());
    }
}
