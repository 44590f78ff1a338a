package io.linli.api.incident;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The forms in which a photo may come, told by its first bytes: names and headers say what anybody likes. */
enum PhotoType {
    JPEG("image/jpeg", "jpg") {
        @Override
        boolean isOf(byte[] content) {
            return startsWith(content, 0, 0xff, 0xd8, 0xff);
        }
    },
    PNG("image/png", "png") {
        @Override
        boolean isOf(byte[] content) {
            return startsWith(content, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
        }
    },
    WEBP("image/webp", "webp") {
        @Override
        boolean isOf(byte[] content) {
            return startsWith(content, 0, 'R', 'I', 'F', 'F') && startsWith(content, 8, 'W', 'E', 'B', 'P');
        }
    };

    private final String mime;
    private final String ending;

    PhotoType(String mime, String ending) {
        this.mime = mime;
        this.ending = ending;
    }

    abstract boolean isOf(byte[] content);

    /** Empty where it is no photo. */
    static Optional<PhotoType> of(byte[] content) {
        return Arrays.stream(values()).filter(type -> type.isOf(content)).findFirst();
    }

    String mime() {
        return mime;
    }

    String file(int n) {
        return "photo-" + n + "." + ending;
    }

    private static boolean startsWith(byte[] content, int from, int... signs) {
        if (content.length < from + signs.length) {
            return false;
        }
        for (var i = 0; i < signs.length; i++) {
            if ((content[from + i] & 0xff) != signs[i]) {
                return false;
            }
        }
        return true;
    }

    /** What it begins with, for who has to find out what it is instead. */
    static String beginning(byte[] content) {
        var text = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        return text.replaceAll("[^ -~]", ".");
    }
}
