package io.linli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSnapshotsTest {
    @TempDir
    Path folder;

    @Test
    void aJobThatNeverRanHasNone() {
        assertThat(new JobSnapshots(folder.resolve("unheard-of")).newest()).isEmpty();
    }

    @Test
    void theNewestOfAllRunsCountsNotTheHighestNumber() throws IOException {
        complete("older-run/chk-90", 1);
        var newest = complete("newer-run/chk-3", 2);
        assertThat(new JobSnapshots(folder).newest()).contains(newest);
    }

    @Test
    void aCheckpointCutShortIsPassedOver() throws IOException {
        var whole = complete("run/chk-7", 1);
        Files.createDirectories(folder.resolve("run/chk-8"));
        assertThat(new JobSnapshots(folder).newest()).contains(whole);
    }

    @Test
    void aSavepointCountsAsWell() throws IOException {
        complete("run/chk-7", 1);
        var savepoint = complete("savepoint-run", 2);
        assertThat(new JobSnapshots(folder).newest()).contains(savepoint);
    }

    @Test
    void onlyTheRunThatIsContinuedIsKept() throws IOException {
        complete("first/chk-1", 1);
        var kept = complete("second/chk-4", 3);
        complete("savepoint-first", 2);
        Files.createDirectories(folder.resolve("never-finished/chk-1"));
        new JobSnapshots(folder).forgetOlderRuns();
        assertThat(folder).isDirectoryContaining(run -> run.endsWith("second"));
        assertThat(folder.toFile().list()).hasSize(1);
        assertThat(new JobSnapshots(folder).newest()).contains(kept);
    }

    private Path complete(String name, int second) throws IOException {
        var snapshot = Files.createDirectories(folder.resolve(name));
        var metadata = Files.createFile(snapshot.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.from(Instant.ofEpochSecond(second)));
        return snapshot;
    }
}
