package io.linli.ingest.payload;

import java.util.Arrays;

/**
 * One MQTT message as it came.
 *
 * @param payload the whole of it, or its first bytes when it is larger than its topic allows
 * @param size of the whole payload in bytes
 * @param retained kept by the broker since some time before we subscribed
 */
public record Message(String topic, byte[] payload, int size, boolean retained) {

    /** What a topic allows unless its format needs more: more than a day of readings of one sensor in one batch. */
    public static final int LARGEST = 64 << 10;

    private static final int HEAD = 256;

    /** Keeps no more than the head of what is too large, so that waiting messages have a bound. */
    public static Message of(String topic, byte[] payload, boolean retained, int largest) {
        var kept = payload.length > largest ? Arrays.copyOf(payload, HEAD) : payload;
        return new Message(topic, kept, payload.length, retained);
    }

    public static Message of(String topic, byte[] payload, boolean retained) {
        return of(topic, payload, retained, LARGEST);
    }

    public boolean isTooLarge() {
        return size > payload.length;
    }

    /** Its first bytes for people to look at: printable ASCII as it is, all else escaped. */
    public String head() {
        var text = new StringBuilder(HEAD);
        for (var i = 0; i < Math.min(HEAD, payload.length); i++) {
            var octet = payload[i] & 0xFF;
            if (octet >= 0x20 && octet < 0x7F) {
                text.append((char) octet);
            } else {
                text.append("\\x")
                        .append(Character.forDigit(octet >> 4, 16))
                        .append(Character.forDigit(octet & 15, 16));
            }
        }
        return text.toString();
    }
}
