package io.linli.simulator.recorded;

import java.util.Comparator;
import java.util.List;

/**
 * All that was recorded of one home or site.
 *
 * @param name of the folder that it is to stand in
 * @param rows in the order of their time
 */
public record Recording(String name, Sheet sheet, List<Measured> rows, List<Presence> presence, List<Flood> floods) {

    public Recording {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(name + ": nothing was recorded");
        }
        rows = rows.stream().sorted(Comparator.comparing(Measured::at)).toList();
        presence = List.copyOf(presence);
        floods = List.copyOf(floods);
    }

    public static Recording ofHome(String name, HomeSheet sheet, List<Measured> rows, List<Presence> presence) {
        return new Recording(name, sheet, rows, presence, List.of());
    }

    public static Recording ofSite(String name, SiteSheet sheet, List<Measured> rows, List<Flood> floods) {
        return new Recording(name, sheet, rows, List.of(), floods);
    }
}
