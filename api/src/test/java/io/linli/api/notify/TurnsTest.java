package io.linli.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Level;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void theLastTurnIsLevelOnesAlone() {
        var turns = new Turns(3, 1);
        assertThat(turns.take(Level.II)).isTrue();
        assertThat(turns.take(Level.IV)).isTrue();
        assertThat(turns.take(Level.II)).isFalse();
        assertThat(turns.take(Level.I)).isTrue();
        assertThat(turns.take(Level.I)).isFalse();
        turns.giveBack();
        assertThat(turns.take(Level.II)).isFalse();
        assertThat(turns.take(Level.I)).isTrue();
    }
}
