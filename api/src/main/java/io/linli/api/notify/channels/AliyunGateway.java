package io.linli.api.notify.channels;

import io.linli.api.notify.Notice;
import io.linli.api.notify.Phone;
import io.linli.api.notify.Receipt;
import io.linli.model.Json;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Aliyun's (阿里云) SendSms and SingleCallByTts; OutId comes back with what is reported later. */
final class AliyunGateway implements PhoneGateway {
    static final URI SMS = URI.create("https://dysmsapi.aliyuncs.com");
    static final URI VOICE = URI.create("https://dyvmsapi.aliyuncs.com");

    private static final String VERSION = "2017-05-25";
    private static final GatewayCodes CODES = new GatewayCodes(
            List.of("Throttling", "isv.BUSINESS_LIMIT_CONTROL"),
            List.of("isv.", "Invalid", "Missing", "Signature", "IncompleteSignature", "Forbidden"));

    private final Phone phone;
    private final URI sms;
    private final URI voice;
    private final AliyunSignature signature;
    private final Clock clock;

    AliyunGateway(Phone phone, URI sms, URI voice, Clock clock) {
        this.phone = phone;
        this.sms = sms;
        this.voice = voice;
        this.signature = new AliyunSignature(phone.keyId(), phone.keySecret());
        this.clock = clock;
    }

    @Override
    public Parcel sms(Notice notice) {
        var set = phone.sms().orElseThrow();
        var parameters = new TreeMap<>(Map.of(
                "PhoneNumbers", notice.recipient(),
                "SignName", set.signature(),
                "TemplateCode", set.template(),
                "TemplateParam", variables(notice),
                "OutId", notice.id().toString()));
        return parcel(sms, "SendSms", parameters);
    }

    @Override
    public Parcel call(Notice notice) {
        var set = phone.voice().orElseThrow();
        var parameters = new TreeMap<>(Map.of(
                "CalledNumber", notice.recipient(),
                "TtsCode", set.template(),
                "TtsParam", variables(notice),
                "PlayTimes", "2",
                "OutId", notice.id().toString()));
        if (!set.number().isEmpty()) {
            parameters.put("CalledShowNumber", set.number());
        }
        return parcel(voice, "SingleCallByTts", parameters);
    }

    private static String variables(Notice notice) {
        var variables = new TreeMap<>(Map.of("level", notice.level().name(), "text", Wording.brief(notice)));
        return new String(Json.write(variables), StandardCharsets.UTF_8);
    }

    private Parcel parcel(URI where, String action, SortedMap<String, String> parameters) {
        var url = URI.create(where + "/?" + AliyunSignature.query(parameters));
        var nonce = UUID.randomUUID().toString();
        var headers = signature.headers(url, action, VERSION, clock.instant(), nonce);
        return new Parcel(url, headers, Buffer.buffer());
    }

    @Override
    public Receipt read(Answer answer) {
        var json = answer.json();
        var code = json.path("Code").asText("");
        if (code.isEmpty()) {
            return GatewayCodes.ofNone(answer);
        }
        return code.equals("OK")
                ? new Receipt.Delivered("taken as "
                        + json.path("BizId").asText(json.path("CallId").asText("")))
                : CODES.receipt(code, json.path("Message").asText(""));
    }
}
