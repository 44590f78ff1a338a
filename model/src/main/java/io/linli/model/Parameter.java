package io.linli.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One number that a kind of rule can be set by: its name, its default and its range, all as people write them
 * ({@code 12h}, {@code 90s}, {@code 150}).
 *
 * @param unit of a plain number; a duration's is {@code duration}
 * @param atMost the parameter that it may not be above; null where there is none
 * @param meaning for who sets it
 */
public record Parameter(
        String name,
        String unit,
        String standard,
        String min,
        String max,
        @Nullable String atMost,
        Text meaning) {
    private static final String DURATION = "duration";
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern DURATION_TEXT = Pattern.compile("(" + AMOUNT.pattern() + ")+");

    /** Refuses a default outside its own range. */
    public Parameter {
        read(name, unit, standard, min, max);
    }

    public boolean isDuration() {
        return unit.equals(DURATION);
    }

    /** The value in milliseconds or in its unit; throws IllegalArgumentException naming field, value and range. */
    public double read(String text) {
        return read(name, unit, text, min, max);
    }

    /** As it is said: with its unit, where that is not written into it. */
    public String written(String text) {
        return text + suffix(unit);
    }

    private static double read(String name, String unit, String text, String min, String max) {
        var range = "within " + min + " to " + max + suffix(unit);
        double value;
        try {
            value = amount(unit, text);
        } catch (IllegalArgumentException e) {
            var form = unit.equals(DURATION) ? "a duration such as 90s, 15m or 1h30m, " : "a number ";
            throw new IllegalArgumentException(name + ": " + text + " is not " + form + range, e);
        }
        if (!(value >= amount(unit, min) && value <= amount(unit, max))) {
            throw new IllegalArgumentException(name + ": " + text + " is not " + range);
        }
        return value;
    }

    private static String suffix(String unit) {
        return unit.isEmpty() || unit.equals(DURATION) ? "" : " " + unit;
    }

    private static double amount(String unit, String text) {
        return unit.equals(DURATION) ? parseDuration(text).toMillis() : Double.parseDouble(text);
    }

    /** Reads {@code 90s}, {@code 12h}, {@code 1h30m}, {@code 1500ms}. */
    public static Duration parseDuration(String text) {
        var stripped = text.strip();
        if (!DURATION_TEXT.matcher(stripped).matches()) {
            throw new IllegalArgumentException("not a duration such as 90s, 15m, 1h30m: " + text);
        }
        var sum = Duration.ZERO;
        for (var matcher = AMOUNT.matcher(stripped); matcher.find(); ) {
            sum = sum.plus(Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2))));
        }
        return sum;
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
