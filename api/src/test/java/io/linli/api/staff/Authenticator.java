package io.linli.api.staff;

import java.io.ByteArrayOutputStream;

/** Reads a secret as a telephone does. */
final class Authenticator {
    private Authenticator() {}

    static byte[] bytes(String secret) {
        var bytes = new ByteArrayOutputStream();
        var waiting = 0;
        var bits = 0;
        for (var sign : secret.toCharArray()) {
            waiting = ((waiting << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(waiting >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
