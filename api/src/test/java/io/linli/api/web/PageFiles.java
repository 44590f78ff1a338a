package io.linli.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files of the pages, as they stand in the sources. */
final class PageFiles {
    private static final Path WEB = Path.of("src/main/resources/web");

    private PageFiles() {}

    /** Their paths below {@code web}. */
    static Stream<String> all() {
        try (var found = Files.walk(WEB)) {
            return found
                    .filter(Files::isRegularFile)
                    .map(file -> WEB.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> ending(String... endings) {
        return all().filter(file -> Stream.of(endings).anyMatch(file::endsWith));
    }

    static String read(String file) {
        try {
            return Files.readString(WEB.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
