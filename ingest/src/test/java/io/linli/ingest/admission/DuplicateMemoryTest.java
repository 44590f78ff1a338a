package io.linli.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DuplicateMemoryTest {
    private static final long DAY = Duration.ofHours(24).toMillis();

    @Test
    void remembersADayAndForgetsAfterTwo() {
        var memory = new DuplicateMemory(1_000, 0);
        assertThat(memory.knows(7, 0)).isFalse();
        assertThat(memory.knows(7, DAY - 1)).isTrue();
        memory.knows(8, DAY);
        assertThat(memory.knows(9, 2 * DAY)).isFalse();
        assertThat(memory.knows(7, 2 * DAY)).isFalse();
    }

    @Test
    void neverForgetsTheNewerHalf() {
        var memory = new DuplicateMemory(1_000, 0);
        for (var i = 1; i < 100_000; i++) {
            assertThat(memory.knows(i, 0)).isFalse();
            assertThat(memory.knows(Math.max(1, i - 499), 0)).isTrue();
        }
    }

    @Property
    void knowsWhatASetKnows(@ForAll List<Long> numbers) {
        var memory = new DuplicateMemory(100_000, 0);
        var model = new HashSet<Long>();
        for (var number : numbers) {
            // Zero stands for a free slot and is told from one no more.
            assertThat(memory.knows(number, 0)).isEqualTo(!model.add(number == 0 ? 1 : number));
        }
    }
}
