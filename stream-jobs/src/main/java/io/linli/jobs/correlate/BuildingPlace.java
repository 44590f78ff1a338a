package io.linli.jobs.correlate;

import io.linli.model.Place;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;

/** The place of a building, by what is known of what stands in it. */
final class BuildingPlace {
    private BuildingPlace() {}

    static Place of(Collection<Place> within) {
        var first = within.iterator().next();
        var name = Objects.requireNonNull(first.building());
        var label = within.stream()
                .filter(place -> place.home() == null && place.site() == null)
                .map(Place::label)
                .findFirst()
                .orElseGet(() -> label(name, first.label()));
        return new Place(first.grid(), name, null, null, null, null, null, label, first.zone());
    }

    /** The address of a home as far as it names the building, else the building's name. */
    private static String label(String name, String ofHome) {
        var address = Pattern.compile("^.*?(?<![0-9])" + Pattern.quote(name) + "(号楼|栋|幢|座)")
                .matcher(ofHome);
        if (address.find()) {
            return address.group();
        }
        return name.matches("[0-9]+") ? name + "号楼" : name;
    }
}
