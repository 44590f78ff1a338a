package io.linli.api.notify;

import io.linli.model.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * Who sends short messages and makes calls for us, and by which templates, which both want approved beforehand.
 *
 * @param sms short messages
 * @param voice calls
 * @param addresses where the gateway is reached; empty where the provider has it
 * @param answers the secret in the address at which is reported which key was pressed; empty where none is
 */
public record Phone(
        Gateway gateway,
        String keyId,
        String keySecret,
        Optional<Sms> sms,
        Optional<Voice> voice,
        Optional<String> answers,
        Addresses addresses) {
    private static final int LEAST_SECRET = 24;

    /** Other addresses than the provider's own, as of a proxy. */
    public record Addresses(Optional<URI> sms, Optional<URI> voice) {
        public static final Addresses OWN = new Addresses(Optional.empty(), Optional.empty());

        static Addresses of(Settings settings) {
            return new Addresses(address(settings, "LINLI_SMS_URL"), address(settings, "LINLI_VOICE_URL"));
        }

        private static Optional<URI> address(Settings settings, String name) {
            return settings.find(name).filter(given -> !given.isBlank()).map(given -> {
                var url = settings.uri(name, "https", "http");
                if (url.getHost() == null || !url.getRawPath().isEmpty()) {
                    throw new IllegalArgumentException(name + "=" + url + " must be like https://host, without a path");
                }
                return url;
            });
        }
    }

    /** Whose gateway it is. */
    public enum Gateway {
        ALIYUN,
        TENCENT
    }

    /**
     * Short messages.
     *
     * @param app empty where the gateway asks for none
     * @param signature the name in 【】 before each
     * @param template has the level and the text as its variables
     */
    public record Sms(String app, String signature, String template) {}

    /**
     * Calls.
     *
     * @param app empty where the gateway asks for none
     * @param template has the level and the text as its variables
     * @param number that calls; empty takes one of the gateway's
     */
    public record Voice(String app, String template, String number) {}

    public Phone(
            Gateway gateway,
            String keyId,
            String keySecret,
            Optional<Sms> sms,
            Optional<Voice> voice,
            Optional<String> answers) {
        this(gateway, keyId, keySecret, sms, voice, answers, Addresses.OWN);
    }

    public Phone {
        if (sms.isEmpty() && voice.isEmpty()) {
            throw new IllegalArgumentException(
                    "LINLI_PHONE_GATEWAY is of no use without LINLI_SMS_TEMPLATE or LINLI_VOICE_TEMPLATE");
        }
    }

    static Optional<Phone> of(Settings settings) {
        return settings.find("LINLI_PHONE_GATEWAY").map(name -> {
            var gateway = gateway(name);
            return new Phone(
                    gateway,
                    settings.text("LINLI_PHONE_USER"),
                    settings.secret("LINLI_PHONE_KEY", 16),
                    settings.find("LINLI_SMS_TEMPLATE")
                            .map(template -> new Sms(
                                    app(settings, gateway, "LINLI_SMS_APP"),
                                    settings.text("LINLI_SMS_SIGNATURE"),
                                    template)),
                    settings.find("LINLI_VOICE_TEMPLATE")
                            .map(template -> new Voice(
                                    app(settings, gateway, "LINLI_VOICE_APP"),
                                    template,
                                    settings.text("LINLI_VOICE_NUMBER", ""))),
                    settings.find("LINLI_PHONE_ANSWERS")
                            .filter(given -> !given.isBlank())
                            .map(given -> answers(settings, gateway)),
                    Addresses.of(settings));
        });
    }

    private static String answers(Settings settings, Gateway gateway) {
        var secret = settings.secret("LINLI_PHONE_ANSWERS", LEAST_SECRET);
        if (gateway != Gateway.TENCENT || !secret.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "LINLI_PHONE_ANSWERS=(secret) must be of letters, digits, - and _, and only tencent reports keys");
        }
        return secret;
    }

    private static Gateway gateway(String name) {
        return switch (name) {
            case "aliyun" -> Gateway.ALIYUN;
            case "tencent" -> Gateway.TENCENT;
            default -> throw new IllegalArgumentException("LINLI_PHONE_GATEWAY=" + name + " must be aliyun or tencent");
        };
    }

    private static String app(Settings settings, Gateway gateway, String name) {
        return gateway == Gateway.TENCENT ? settings.text(name) : "";
    }

    @Override
    public String toString() {
        return gateway + " " + sms + " " + voice;
    }
}
