package io.linli.api.imports;

import io.linli.api.http.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file as spreadsheets save it: UTF-8, UTF-16 with its mark, or GBK, which Chinese ones still choose.
 *
 * @param encoding as it was read, to be told to those who see wrong signs
 */
record TableText(String text, String encoding) {
    private static final String MARK = "\uFEFF";

    /** Throws a problem with its cure when it is none of these. */
    static TableText of(byte[] bytes) {
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
            return read(bytes, StandardCharsets.UTF_16);
        }
        var utf8 = decoded(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return new TableText(whole(utf8), "UTF-8");
        }
        return read(bytes, Charset.forName("GB18030"));
    }

    private static TableText read(byte[] bytes, Charset charset) {
        var text = decoded(bytes, charset);
        if (text == null) {
            throw Problem.unprocessable("the file is neither UTF-8 nor GBK: save it as \"CSV UTF-8\"")
                    .asException();
        }
        return new TableText(whole(text), charset.name());
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static @Nullable String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String whole(String text) {
        if (text.indexOf('\0') >= 0) {
            throw Problem.unprocessable("the file is no table of text: save it as \"CSV UTF-8\", not as a workbook")
                    .asException();
        }
        return text.startsWith(MARK) ? text.substring(1) : text;
    }
}
