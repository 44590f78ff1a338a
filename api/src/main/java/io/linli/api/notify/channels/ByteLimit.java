package io.linli.api.notify.channels;

/** Lengths as chats count them: in bytes of UTF-8, of which a Chinese character has three. */
final class ByteLimit {
    private static final String ELLIPSIS = "…";
    private static final int ELLIPSIS_BYTES = 3;

    private ByteLimit() {}

    /** The text, or as much of it as fits with an ellipsis; no character is cut in two. */
    static String cut(String text, int most) {
        var bytes = 0;
        var fits = 0;
        for (var at = 0; at < text.length(); ) {
            var character = text.codePointAt(at);
            bytes += bytes(character);
            if (bytes > most) {
                return text.substring(0, fits) + ELLIPSIS;
            }
            at += Character.charCount(character);
            if (bytes <= most - ELLIPSIS_BYTES) {
                fits = at;
            }
        }
        return text;
    }

    private static int bytes(int character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
