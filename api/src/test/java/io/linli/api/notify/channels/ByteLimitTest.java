package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteLimitTest {

    @ParameterizedTest
    @CsvSource({
        "积水, 6, 积水",
        "积水深, 8, 积…",
        "积水深, 9, 积水深",
        "abcd, 4, abcd",
        "abcde, 4, a…",
        "水😀水, 9, 水…",
        "水😀水, 10, 水😀水"
    })
    void cutsBetweenCharacters(String text, int most, String expected) {
        assertThat(ByteLimit.cut(text, most)).isEqualTo(expected);
    }

    @Property(tries = 300)
    void isNeverLongerThanAllowed(@ForAll String text, @ForAll @IntRange(min = 3, max = 40) int most) {
        assertThat(ByteLimit.cut(text, most).getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(most);
    }
}
