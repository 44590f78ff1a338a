package io.linli.simulator.recorded;

import io.linli.simulator.recorded.formats.CasasHome;
import io.linli.simulator.recorded.formats.FloodNet;
import io.linli.simulator.recorded.formats.HouseMill;
import io.linli.simulator.recorded.formats.KasterenHomes;
import io.linli.simulator.recorded.formats.MitHomes;
import io.linli.simulator.recorded.formats.OrdonezHomes;
import java.util.List;

/** The list of importers of published data; a new one is a line here. */
public final class Importers {
    public static final List<Importer> ALL = List.of(
            new CasasHome(), new OrdonezHomes(), new KasterenHomes(), new MitHomes(), new FloodNet(), new HouseMill());

    private Importers() {}

    public static Importer of(String format) {
        return of(ALL, format);
    }

    /** The one of this word among some. */
    public static Importer of(List<Importer> all, String format) {
        return all.stream()
                .filter(importer -> importer.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no format " + format + ", only "
                        + String.join(", ", all.stream().map(Importer::format).toList())));
    }
}
