package io.linli.model;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One number that a kind of rule can be set by: its name, its default and its range, all as people write them
 * ({@code 12h}, {@code 90s}, {@code 150}).
 *
 * @param unit of a plain number; a duration's is {@code duration}
 */
public record Parameter(String name, String unit, String standard, String min, String max) {
    private static final String DURATION = "duration";
    private static final Pattern AMOUNT = Pattern.compile("([0-9]+)(ms|s|m|h|d)");

    public static Parameter duration(String name, String standard, String min, String max) {
        return new Parameter(name, DURATION, standard, min, max);
    }

    public static Parameter number(String name, String unit, double standard, double min, double max) {
        return new Parameter(name, unit, plain(standard), plain(min), plain(max));
    }

    public boolean isDuration() {
        return unit.equals(DURATION);
    }

    /** The value in milliseconds or in its unit; throws IllegalArgumentException naming field, value and range. */
    public double read(String text) {
        double value;
        try {
            value = amount(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + ": " + text + " is not a " + (isDuration() ? DURATION : "number"), e);
        }
        if (!(value >= amount(min) && value <= amount(max))) {
            throw new IllegalArgumentException(name + ": " + text + " is not within " + min + " to " + max);
        }
        return value;
    }

    private double amount(String text) {
        return isDuration() ? parseDuration(text).toMillis() : Double.parseDouble(text);
    }

    /** Reads {@code 90s}, {@code 12h}, {@code 1500ms}. */
    public static Duration parseDuration(String text) {
        var matcher = AMOUNT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a duration such as 90s, 15m, 12h: " + text);
        }
        var amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
