package io.linli.ingest.payload.formats;

/** Words of a stranger, made fit to be written down and looked at. */
final class Shown {
    private static final int LONGEST = 64;

    private Shown() {}

    static String name(String text) {
        return clean(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    /** Half a character has no UTF-8 form; JSON's escapes can bring one in. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                                || Character.isISOControl(point)
                        ? '?'
                        : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
