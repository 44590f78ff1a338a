package io.linli.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text and every mark stands out from what is behind it, by day and by night (WCAG 2.2, 1.4.3 and 1.4.11). */
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double MARK = 3;
    private static final List<String> GROUNDS = List.of("page", "surface", "sunken");
    private static final Map<String, String> LIGHT = block(":root {");
    private static final Map<String, String> DARK = block(":root[data-theme=\"dark\"]");

    record Pair(String front, String back, double least) {}

    @Test
    void theTwoSheetsOfTheNightAgree() {
        assertThat(block(":root:not([data-theme=\"light\"])")).isEqualTo(DARK);
        assertThat(DARK.keySet()).isEqualTo(LIGHT.keySet());
    }

    @ParameterizedTest
    @MethodSource({"texts", "marks", "levels"})
    void standsOut(Pair pair) {
        for (var theme : List.of(LIGHT, DARK)) {
            assertThat(contrast(theme.get(pair.front()), theme.get(pair.back())))
                    .isGreaterThanOrEqualTo(pair.least());
        }
    }

    static Stream<Pair> texts() {
        var inks = Stream.of("ink", "ink-2", "ink-3", "accent-ink")
                .flatMap(ink -> Stream.concat(GROUNDS.stream(), Stream.of("accent-tint"))
                        .map(ground -> new Pair(ink, ground, TEXT)));
        var others = Stream.of(
                        "ink band",
                        "ink-2 band",
                        "on-accent accent",
                        "on-accent accent-strong",
                        "on-inverse inverse",
                        "map-text map-ground",
                        "map-text map-road",
                        "map-text map-block",
                        "map-text map-green")
                .map(pair -> pair(pair, TEXT));
        return Stream.concat(inks, others);
    }

    static Stream<Pair> marks() {
        var signs = Stream.of("accent", "line-strong", "focus", "inverse")
                .flatMap(sign -> GROUNDS.stream().map(ground -> new Pair(sign, ground, MARK)));
        var others = Stream.of(
                        "accent band", "accent map-ground", "accent map-road", "accent map-block", "inverse map-ground")
                .map(pair -> pair(pair, MARK));
        return Stream.concat(signs, others);
    }

    static Stream<Pair> levels() {
        return IntStream.rangeClosed(1, 4).mapToObj(level -> "l" + level + "-").flatMap(level -> {
            var inks = Stream.concat(GROUNDS.stream(), Stream.of(level + "tint", "accent-tint"))
                    .map(ground -> new Pair(level + "ink", ground, TEXT));
            var onTint = Stream.of("ink", "ink-2", "ink-3").map(ink -> new Pair(ink, level + "tint", TEXT));
            var edges = Stream.concat(
                            GROUNDS.stream(), Stream.of(level + "tint", "map-ground", "map-road", "map-block"))
                    .map(ground -> new Pair(level + "edge", ground, MARK));
            return Stream.of(Stream.of(new Pair(level + "on", level + "fill", TEXT)), inks, onTint, edges)
                    .flatMap(pairs -> pairs);
        });
    }

    private static Pair pair(String names, double least) {
        var both = names.split(" ");
        return new Pair(both[0], both[1], least);
    }

    /** The colours of one block of the sheet, by name. */
    private static Map<String, String> block(String start) {
        var sheet = PageFiles.read("style/tokens.css");
        var begin = sheet.indexOf(start);
        var block = sheet.substring(begin, sheet.indexOf('}', begin));
        var colours = new TreeMap<String, String>();
        Pattern.compile("--([\\w-]+):\\s*(#[0-9a-f]{6})")
                .matcher(block)
                .results()
                .forEach(colour -> colours.put(colour.group(1), colour.group(2)));
        return colours;
    }

    private static double contrast(String one, String other) {
        var a = luminance(one);
        var b = luminance(other);
        return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    }

    private static double luminance(String colour) {
        return .2126 * channel(colour, 1) + .7152 * channel(colour, 3) + .0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        var value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= .03928 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
    }
}
