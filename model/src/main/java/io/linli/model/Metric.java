package io.linli.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a reading measures, in one fixed unit; the range is what a working sensor can say, not what is usual. A level may
 * drift below its zero by as much as the detection of floods puts up with, counters last a life of a hundred years.
 */
public enum Metric {
    MOTION(1, "", 0, 1),
    CONTACT_OPEN(2, "", 0, 1),
    WATER_LEAK(3, "", 0, 1),
    SMOKE(4, "", 0, 1),
    GAS_LEL(5, "%LEL", 0, 100),
    CO(6, "ppm", 0, 10_000),
    TEMPERATURE(7, "°C", -60, 150),
    HUMIDITY(8, "%", 0, 100),
    WATER_LEVEL(9, "mm", -200, 20_000),
    RAIN(10, "mm", 0, 1e6),
    POWER(11, "W", -1e6, 1e6),
    ENERGY(12, "kWh", 0, 1e9),
    WATER_FLOW(13, "L/min", 0, 1e4),
    WATER_VOLUME(14, "L", 0, 1e10),
    OCCUPANCY(15, "", 0, 1),
    BED_OCCUPIED(16, "", 0, 1),
    SOS(17, "", 0, 1),
    FALL(18, "", 0, 1),
    PEOPLE_COUNT(19, "", 0, 1e5),
    /** How a lift stands, as bits of {@link LiftState}. */
    LIFT_STATE(20, "", 0, 255),
    FLOAT_SWITCH(21, "", 0, 1),
    PUMP(22, "", 0, 1),
    GATE_OPEN(23, "", 0, 1),
    LAST_GASP(24, "", 0, 1),
    BATTERY(25, "%", 0, 100),
    TAMPER(26, "", 0, 1),
    LINK_QUALITY(27, "", 0, 255),
    RSSI(28, "dBm", -150, 30),
    UPTIME(29, "s", 0, 3e9);

    private static final Map<String, Metric> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Metric::id, Function.identity()));
    private static final Metric[] BY_CODE = byCode();
    private static final Set<Metric> HEALTH = EnumSet.of(BATTERY, TAMPER, LINK_QUALITY, RSSI, UPTIME, LAST_GASP);

    private final int code;
    private final String id;
    private final String unit;
    private final double min;
    private final double max;

    Metric(int code, String unit, double min, double max) {
        this.code = code;
        this.id = name().toLowerCase(Locale.ROOT);
        this.unit = unit;
        this.min = min;
        this.max = max;
    }

    /** The name on every wire: lower_snake. */
    @JsonValue
    public String id() {
        return id;
    }

    /** The empty string for a state or a count. */
    public String unit() {
        return unit;
    }

    /** Whether a value is finite and one that this metric can have. */
    public boolean admits(double value) {
        return value >= min && value <= max;
    }

    /** For people who wonder why a value was not taken: such as {@code 0 to 100 %}. */
    public String range() {
        return (plain(min) + " to " + plain(max) + " " + unit).stripTrailing();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Of the device itself: any may say it, whatever it was bought to measure. */
    public boolean isHealth() {
        return HEALTH.contains(this);
    }

    /** Yes or no, so that {@code true} and {@code false} are values too. */
    public boolean isState() {
        return min == 0 && max == 1;
    }

    public static Optional<Metric> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    @JsonCreator
    static Metric parse(String id) {
        return of(id).orElseThrow(() -> new IllegalArgumentException("unknown metric: " + id));
    }

    /** The byte that stands for it in {@link Wire}; never used for another metric again. */
    public int code() {
        return code;
    }

    public static Metric ofCode(int code) {
        if (code <= 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("unknown metric code: " + code);
        }
        return BY_CODE[code];
    }

    private static Metric[] byCode() {
        var all = new Metric[values().length + 1];
        for (var metric : values()) {
            all[metric.code] = metric;
        }
        return all;
    }
}
