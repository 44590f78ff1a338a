package io.linli.api.staff;

/** RFC 4648 without padding, as authenticators want a secret. */
final class Base32 {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MASK = 31;

    private Base32() {}

    static String of(byte[] bytes) {
        var text = new StringBuilder();
        var waiting = 0;
        var bits = 0;
        for (var each : bytes) {
            waiting = (waiting << Byte.SIZE) | Byte.toUnsignedInt(each);
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
                text.append(SIGNS.charAt((waiting >> (bits - BITS)) & MASK));
            }
            waiting &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(SIGNS.charAt((waiting << (BITS - bits)) & MASK));
        }
        return text.toString();
    }
}
