package io.linli.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    /** Section 3.2.3 of RFC 8785. */
    @Test
    void namesAreSortedAsTheRfcSortsThem() {
        var given = "{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Hebrew Letter Dalet With"
                + " Dagesh\", \"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\","
                + " \"\\u00f6\": \"Latin Small Letter O With Diaeresis\"}";
        assertThat(canonical(given))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** Section 3.2.2 of RFC 8785. */
    @Test
    void stringsHaveTheFewestEscapes() {
        assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @ParameterizedTest
    @CsvSource({
        "4.50, 4.5",
        "2e-3, 0.002",
        "1E30, 1000000000000000000000000000000",
        "-0.0, 0",
        "120, 120",
        "0.30000000000000004, 0.30000000000000004"
    })
    void numbersKeepTheirDigitsAndNothingElse(String given, String canonical) {
        assertThat(canonical(given)).isEqualTo(canonical);
    }

    @Property(tries = 200)
    void whatIsCanonicalStaysAsItIs(@ForAll String text, @ForAll double number) {
        var once = CanonicalJson.of(Map.of("b", text, "a", number, text, Instant.EPOCH));
        assertThat(canonical(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a": 1, "a": 2}
                    {"a": 1} {}
                    {"a": 1e999999999}
                    {a: 1}
                    """)
    void whatCouldBeReadInTwoWaysIsRefused(String text) {
        assertThatThrownBy(() -> canonical(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String canonical(String text) {
        return CanonicalJson.write(CanonicalJson.parse(text));
    }
}
