package io.linli.simulator.recorded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Understands one form in which others have published what they recorded. */
public interface Importer {

    /** The word that people choose it by. */
    String format();

    /** What it reads, and of whom: for people who wonder which file to name. */
    String reads();

    /** All homes or sites that stand in the source; rows that make no sense are told and left out. */
    List<Recording> read(Path source, Consumer<BadRow> bad) throws IOException;
}
