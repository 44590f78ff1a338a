package io.linli.ingest.payload.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are text; a parser of JSON would guess UTF-16 from the NULs and take what it cannot know. */
final class Utf8 {
    private Utf8() {}

    static boolean isText(byte[] bytes) {
        var ascii = true;
        for (var octet : bytes) {
            if (octet == 0) {
                return false;
            }
            ascii &= octet > 0;
        }
        return ascii || isUtf8(bytes);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
