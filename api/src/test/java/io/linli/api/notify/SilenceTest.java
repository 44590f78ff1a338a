package io.linli.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.Silence.Scope;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final Place HOME =
            new Place("110105001001003", "3", null, null, "b3-501", null, null, "3号楼501", ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource({
        "GRID,     110105001001,      true",
        "GRID,     110105001001003,   true",
        "GRID,     110105001002,      false",
        "BUILDING, 110105001001003/3, true",
        "BUILDING, 110105001001003/33, false",
        "HOME,     b3-501,            true",
        "HOME,     b3-50,             false",
        "DEVICE,   box-1,             true",
        "DEVICE,   box-2,             false",
        "PERSON,   zhou,              true",
        "PERSON,   zho,               false"
    })
    void coversWhatItNamesAndNothingBeside(Scope scope, String target, boolean isCovered) {
        var silence = new Silence(
                UUID.randomUUID(), scope, target, "1101", "演练", "lead", Instant.EPOCH, Instant.MAX, null, null, 0);
        assertThat(silence.covers(notice(), HOME, () -> List.of("box-1"))).isEqualTo(isCovered);
    }

    private static Notice notice() {
        return new Notice(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                "sms",
                "13800000001",
                "zhou",
                Occasion.DISPATCHED,
                Level.II,
                HOME.grid(),
                "home:b3-501",
                new Text("", ""),
                Map.of(),
                Notice.State.PENDING,
                0,
                "",
                Instant.EPOCH);
    }
}
