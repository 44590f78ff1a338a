package io.linli.simulator.recorded;

import java.nio.file.Path;

/** A row that makes no sense and is left out: where it stands, and why. */
public record BadRow(Path file, long line, String problem) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + problem;
    }
}
