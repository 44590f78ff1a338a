package io.linli.api.phone;

import io.nayuki.qrcodegen.QrCode.Ecc;

/** A text that a camera can read, dark on light whatever the theme: many cameras read nothing else. */
public final class QrCode {
    private static final int MARGIN = 3;
    private static final String DARK_ON_LIGHT = "\u001b[30;47m";
    private static final String PLAIN = "\u001b[0m";

    private final io.nayuki.qrcodegen.QrCode code;

    private QrCode(io.nayuki.qrcodegen.QrCode code) {
        this.code = code;
    }

    public static QrCode of(String text) {
        return new QrCode(io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM));
    }

    /** For a terminal: two rows of the code in each line of text. */
    public String lines() {
        var lines = new StringBuilder();
        for (var y = -MARGIN; y < code.size + MARGIN; y += 2) {
            lines.append(DARK_ON_LIGHT);
            for (var x = -MARGIN; x < code.size + MARGIN; x++) {
                lines.append(block(code.getModule(x, y), code.getModule(x, y + 1)));
            }
            lines.append(PLAIN).append('\n');
        }
        return lines.toString();
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }

    public String svg() {
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        var side = code.size + 2 * MARGIN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="%1$d %1$d %2$d %2$d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M%1$d %1$dh%2$dv%2$dh-%2$dz"/><path d="%3$s"/></svg>
                """.formatted(-MARGIN, side, path);
    }
}
