package io.linli.jobs.detect;

import io.linli.model.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the places of a subject are kept: of each, in what it differs from the one before. */
final class PlacesCodec {
    private static final int PARTS = 10;
    private static final int ZONE = 1 << 8;

    private final Words words;
    private @Nullable String[] before = new String[PARTS];
    private @Nullable ZoneId zone;

    PlacesCodec(Words words) {
        this.words = words;
    }

    void write(Place place, DataOutput out) throws IOException {
        var parts = parts(place);
        var others = 0;
        for (var i = 0; i < PARTS; i++) {
            others |= Objects.equals(parts[i], before[i]) ? 0 : 1 << i;
        }
        Compact.write(others, out);
        for (var i = 0; i < PARTS; i++) {
            if ((others & 1 << i) != 0) {
                Compact.write(words.of(parts[i]), out);
            }
        }
        before = parts;
    }

    /** A registry may have left out the address or the zone: what is kept must not fail for that. */
    @SuppressWarnings("ConstantValue")
    private static @Nullable String[] parts(Place place) {
        return new String[] {
            place.grid(),
            place.building(),
            place.unit(),
            place.floor(),
            place.home(),
            place.site(),
            place.room(),
            place.label(),
            place.zone() == null ? null : place.zone().getId(),
            place.riser()
        };
    }

    @SuppressWarnings("NullAway") // as above
    Place read(DataInput in) throws IOException {
        var others = Compact.readSize(in);
        for (var i = 0; i < PARTS; i++) {
            if ((others & 1 << i) != 0) {
                before[i] = words.readWord(in);
            }
        }
        if ((others & ZONE) != 0) {
            zone = before[8] == null ? null : Shared.of(ZoneId.of(before[8]));
        }
        return new Place(
                Shared.of(before[0]),
                Shared.of(before[1]),
                Shared.of(before[2]),
                Shared.of(before[3]),
                before[4],
                before[5],
                Shared.of(before[6]),
                before[7],
                zone,
                Shared.of(before[9]));
    }
}
