package io.linli.api.imports;

import java.util.Set;
import java.util.regex.Pattern;

/** Text on its way into and out of spreadsheets, which would run what looks like a formula. */
final class Cells {
    /** Added by us to the rows that come back, and skipped when these are sent again. */
    static final Set<String> IS_TOLD = Set.of("行号", "原因", "row", "reason");

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

    private Cells() {}

    /** Nothing is run by a spreadsheet that begins with an apostrophe. */
    static String safe(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** As it was before {@link #safe}. */
    static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches() ? cell.substring(1) : cell;
    }
}
