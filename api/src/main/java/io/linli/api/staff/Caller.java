package io.linli.api.staff;

import io.linli.model.Place;
import org.jspecify.annotations.Nullable;

/**
 * A person who is logged in.
 *
 * @param grid the prefix of the grid codes that are theirs
 * @param home set where only one home is theirs
 * @param mustChangePassword while it is one that somebody else knows: nothing else may be done then
 * @param hasSecondStep whether their login asks for more than a password
 */
public record Caller(
        String username,
        String name,
        Role role,
        String grid,
        @Nullable String home,
        boolean mustChangePassword,
        boolean hasSecondStep) {

    public Caller(
            String username, String name, Role role, String grid, @Nullable String home, boolean mustChangePassword) {
        this(username, name, role, grid, home, mustChangePassword, false);
    }

    public Caller(String username, String name, Role role, String grid, @Nullable String home) {
        this(username, name, role, grid, home, false);
    }

    /** Whether this is theirs to see; what is not is as if it did not exist. What is of no grid is everybody's. */
    public boolean sees(String itsGrid, String itsSubject) {
        return (itsGrid.isEmpty() || itsGrid.startsWith(grid)) && (home == null || itsSubject.equals("home:" + home));
    }

    public boolean sees(Place place) {
        var subject = place.subject();
        return sees(place.grid(), subject == null ? "" : subject.toString());
    }

    /** The only subject that is theirs, or {@code %}, as SQL's {@code like} wants it. */
    public String subjectPattern() {
        return home == null
                ? "%"
                : "home:" + home.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
    }

    public String gridPattern() {
        return grid + "%";
    }
}
