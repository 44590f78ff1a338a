package io.linli.simulator.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each format has an {@code in} of our own making and the {@code out} that it means, with what is left out of it. */
class ImportersTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/linli/simulator/recorded");

    @TempDir
    Path folder;

    static List<Importer> all() {
        return Importers.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsWhatIsPublished(Importer importer) throws IOException {
        var golden = GOLDEN.resolve(importer.format());
        var bad = new ArrayList<String>();
        var source = golden.resolve("in");

        for (var recording : importer.read(source, row -> bad.add(source.relativize(row.file()) + ":" + row.line()))) {
            RecordingWriter.write(recording, folder);
        }
        Files.writeString(folder.resolve("left-out.txt"), String.join("\n", bad) + "\n");

        assertThat(texts(folder)).isEqualTo(texts(golden.resolve("out")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void writesFoldersThatCanBeReadAgain(Importer importer) throws IOException {
        for (var recording : importer.read(GOLDEN.resolve(importer.format()).resolve("in"), row -> {})) {
            RecordingWriter.write(recording, folder);
        }
        var bad = new ArrayList<BadRow>();

        for (var each : RecordedFolder.allIn(folder)) {
            try (var readings = each.readings(bad::add)) {
                readings.forEachRemaining(row -> {});
            }
            each.presence(bad::add);
            each.floods(bad::add);
        }

        assertThat(bad).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesTheFileThatIsNotThere(Importer importer) {
        assertThatThrownBy(() -> importer.read(folder, row -> {})).hasMessageContaining(folder.toString());
    }

    @Test
    void namesTheFormatsThereAre() {
        assertThatThrownBy(() -> Importers.of("parquet"))
                .hasMessage("there is no format parquet, only casas, ordonez, kasteren, mit, floodnet, house-mill");
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
