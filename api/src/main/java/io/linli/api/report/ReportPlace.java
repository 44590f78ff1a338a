package io.linli.api.report;

import io.linli.api.place.PlaceEntry;
import io.linli.api.place.PlaceStore;
import io.linli.api.resident.Home;
import io.linli.api.resident.HomeStore;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Place;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import java.util.Optional;

/** Where something was reported: a home, or a part of the community. */
record ReportPlace(Subject subject, Place place) {

    /** @param id of a part of the community, as the list of places has it */
    static Optional<ReportPlace> ofPart(Transaction tx, String id) {
        return PlaceStore.find(tx, id).map(ReportPlace::of);
    }

    static Optional<ReportPlace> ofHome(Transaction tx, String id) {
        return HomeStore.find(tx, id)
                .map(Home::place)
                .map(place -> new ReportPlace(new Subject(SubjectKind.HOME, id), place));
    }

    private static ReportPlace of(PlaceEntry part) {
        var grid = part.grid();
        var zone = part.zone();
        return switch (part.kind()) {
            case SITE ->
                new ReportPlace(
                        new Subject(SubjectKind.SITE, part.id()), Place.site(grid, part.id(), part.name(), zone));
            case BUILDING ->
                new ReportPlace(
                        new Subject(SubjectKind.BUILDING, part.id()),
                        new Place(grid, building(part), null, null, null, null, null, part.name(), zone));
            case GRID, COMMUNITY ->
                new ReportPlace(
                        new Subject(SubjectKind.GRID, part.id()),
                        new Place(grid, null, null, null, null, null, null, part.name(), zone));
        };
    }

    private static String building(PlaceEntry part) {
        return part.id().substring(part.grid().length() + 1);
    }
}
