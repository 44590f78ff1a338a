package io.linli.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints and savepoints of one job, over all its runs: {@code <run>/chk-<n>} and {@code savepoint-<run>}.
 * Complete is one whose {@code _metadata}, written last, is there.
 */
public record JobSnapshots(Path folder) {
    private static final int DEPTH = 3;

    /** The newest complete one of any run; empty for a job that has never finished one. */
    public Optional<Path> newest() {
        return complete().stream().max(Comparator.comparing(JobSnapshots::writtenAt));
    }

    /** Removes the runs before the one that holds the newest complete snapshot; only while no run is going on. */
    public void forgetOlderRuns() {
        var kept = newest().map(this::runOf);
        if (kept.isEmpty()) {
            return;
        }
        try (var runs = Files.list(folder)) {
            runs.filter(run -> !run.equals(kept.get())).forEach(JobSnapshots::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy " + folder, e);
        }
    }

    private static void delete(Path run) {
        try (var files = Files.walk(run)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + run, e);
        }
    }

    private List<Path> complete() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.find(folder, DEPTH, (file, attributes) -> file.endsWith("_metadata"))) {
            return files.map(Path::getParent).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private Path runOf(Path snapshot) {
        return folder.resolve(folder.relativize(snapshot).getName(0));
    }

    private static FileTime writtenAt(Path snapshot) {
        try {
            return Files.getLastModifiedTime(snapshot.resolve("_metadata"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + snapshot, e);
        }
    }
}
