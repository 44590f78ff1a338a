package io.linli.api.incident;

import io.linli.api.incident.state.CheckIn;
import io.linli.api.place.Earth;
import io.linli.api.place.PlaceStore;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Place;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where incidents are on the earth, as far as somebody has entered that of their site or building. */
final class Positions {
    private Positions() {}

    static Optional<Earth> of(Transaction tx, Place place) {
        var drawn = place.site() == null ? place.buildingKey() : place.site();
        return drawn == null
                ? Optional.empty()
                : PlaceStore.find(tx, drawn).flatMap(entry -> Optional.ofNullable(entry.position()));
    }

    /** What a phone tells of itself, with how far that is from where it should be. */
    static @Nullable CheckIn checkIn(Transaction tx, Place place, @Nullable JsonObject told) {
        if (told == null) {
            return null;
        }
        var phone = new Earth(told.getDouble("latitude"), told.getDouble("longitude"));
        var distance =
                of(tx, place).map(there -> Math.round(there.distanceTo(phone))).orElse(null);
        return new CheckIn(phone.latitude(), phone.longitude(), told.getDouble("accuracy"), distance);
    }
}
