package io.linli.standalone.recorded;

import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.Importer;
import io.linli.simulator.recorded.Importers;
import io.linli.simulator.recorded.Recording;
import io.linli.simulator.recorded.RecordingWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings what others have published into the form of recorded folders. */
@Command(
        name = "import",
        description = "Make recorded folders of a published data set; each FORMAT reads what its line says.")
public final class ImportCommand implements Callable<Integer> {

    private static final List<Importer> FORMATS = Stream.concat(
                    Importers.ALL.stream(), Stream.of(new CaptureImporter()))
            .toList();

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            description = "casas, ordonez, kasteren, mit, floodnet, house-mill, or capture: your own")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String format;

    @Parameters(index = "1", paramLabel = "SOURCE", description = "the published files")
    @SuppressWarnings("NullAway.Init")
    private Path source;

    @Parameters(index = "2", paramLabel = "DIR", description = "where to put a folder for each home or site")
    @SuppressWarnings("NullAway.Init")
    private Path target;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        var importer = Importers.of(FORMATS, format);
        try {
            for (var recording : importer.read(source, this::leaveOut)) {
                say(RecordingWriter.write(recording, target), recording);
            }
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    e.getFile() + ": there is no such file; " + format + " reads " + importer.reads());
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(e.getFile() + ": is there already; remove it, or name another folder");
        } catch (FileSystemException e) {
            throw new IllegalArgumentException(
                    Files.isRegularFile(source)
                                    && source.equals(Path.of(e.getFile()).getParent())
                            ? source + ": is a file; " + format + " reads " + importer.reads()
                            : e.getFile() + ": cannot be used; see that you may read and write there",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    source + ": cannot be read (" + e.getMessage() + "); " + format + " reads " + importer.reads(), e);
        }
        return 0;
    }

    private void leaveOut(BadRow row) {
        var err = spec.commandLine().getErr();
        err.println(row + ": left out");
        err.flush();
    }

    private void say(Path folder, Recording recording) {
        var rows = recording.rows();
        var labels = recording.presence().size() + recording.floods().size();
        var out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %,d readings from %s to %s, %,d labels%n",
                folder,
                rows.size(),
                rows.get(0).at(),
                rows.get(rows.size() - 1).at(),
                labels);
        out.flush();
    }
}
