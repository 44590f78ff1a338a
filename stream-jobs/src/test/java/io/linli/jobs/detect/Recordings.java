package io.linli.jobs.detect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder of recordings of real homes and sites, which are not ours to hand on: {@code LINLI_DATA}, else
 * {@code shared/data} beside the project or above it.
 */
final class Recordings {
    private Recordings() {}

    /** Skips the test, saying why, where there is no such recording. */
    static Path file(String name) {
        var file = folder().resolve(name);
        assumeTrue(Files.exists(file), () -> "no recording at " + file + "; LINLI_DATA may name another folder");
        return file;
    }

    /** A relative path is one from the project's root, wherever in it the test runs. */
    private static Path folder() {
        var root = root();
        var named = System.getenv("LINLI_DATA");
        if (named != null) {
            return root.resolve(named).normalize();
        }
        return above(root)
                .map(folder -> folder.resolve("shared").resolve("data"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseGet(() -> root.resolveSibling("shared").resolve("data"));
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        return Stream.concat(Stream.of(here), above(here))
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElse(here);
    }

    private static Stream<Path> above(Path folder) {
        return Stream.iterate(folder.getParent(), Objects::nonNull, Path::getParent);
    }
}
