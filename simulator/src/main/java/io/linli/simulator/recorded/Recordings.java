package io.linli.simulator.recorded;

import io.linli.model.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the records of real homes and sites lie that others have published and that are not ours to hand on:
 * {@code LINLI_DATA}, else {@code shared/data} beside the project or above it.
 */
public final class Recordings {
    private Recordings() {}

    /** Where such a record would be, whether it is there or not. */
    public static Path path(String name) {
        return folder().resolve(name);
    }

    /** Why there is nothing to be read at such a path. */
    public static String missing(Path path) {
        return "no recording at " + path + "; LINLI_DATA may name another folder";
    }

    /** A relative path is one from the project's root, wherever in it this runs. */
    private static Path folder() {
        var root = root();
        var named = Settings.ofEnvironment().find("LINLI_DATA");
        if (named.isPresent()) {
            return root.resolve(named.get()).normalize();
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
