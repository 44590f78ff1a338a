package io.linli.api.cap;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/**
 * By what one message speaks of another: sender, identifier and the moment when it was sent.
 *
 * @param sent as it is written in the message, since it is compared as written
 */
record CapName(String sender, String identifier, String sent) {

    CapName {
        requirePlain("sender", sender);
        requirePlain("identifier", identifier);
        try {
            OffsetDateTime.parse(sent);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("sent: a time with its offset, not: " + sent, e);
        }
    }

    /** The standard allows neither spaces nor commas nor {@code <} nor {@code &} there. */
    private static void requirePlain(String name, String value) {
        if (value.isEmpty() || value.matches("(?s).*[\\s,<&].*")) {
            throw new IllegalArgumentException(name + ": neither empty nor with spaces, commas, < or &, not: " + value);
        }
    }

    static List<CapName> parse(String references) {
        return Arrays.stream(references.trim().split("\\s+"))
                .filter(each -> !each.isEmpty())
                .map(CapName::one)
                .toList();
    }

    private static CapName one(String text) {
        var parts = text.split(",", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("references: sender,identifier,sent, not: " + text);
        }
        return new CapName(parts[0], parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return sender + "," + identifier + "," + sent;
    }
}
