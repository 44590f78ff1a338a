package io.linli.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All records in one file, of a demo that runs or of one that is stopped. */
@Command(
        name = "backup",
        description = "Write people, places, devices, rules, incidents and their timelines into one file.")
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "to write, such as linli-2026-11-23.zip")
    private Path file = Path.of("");

    @Option(
            names = "--with-secrets",
            description = "also the keys of the devices' passwords and of the audit log; keep such a file safe")
    private boolean withSecrets;

    @Mixin
    private Shell shell = new Shell();

    @Override
    public Integer call() throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new Refusal(file + " is there already", "name a new file, or remove that one");
        }
        var folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Refusal("there is no folder " + folder, "make it, or name a file elsewhere");
        }
        if (!Files.isWritable(folder)) {
            throw new Refusal("nothing can be written into " + folder, "name a file elsewhere");
        }
        if (!Files.isDirectory(shell.data().resolve("postgres"))) {
            throw new Refusal("there are no records in " + shell.data(), "name the folder of a demo by --data");
        }
        var manifest = DemoFolder.isInUse(shell.data()) ? ofRunning() : ofStopped();
        say(manifest);
        return 0;
    }

    private ArchiveManifest ofRunning() throws IOException, SQLException {
        var url = DemoFolder.addressesOf(shell.data()).getProperty("postgres");
        if (url == null) {
            throw new Refusal("the demo on " + shell.data() + " is still starting", "wait until it is ready");
        }
        return write(url);
    }

    private ArchiveManifest ofStopped() throws IOException, SQLException {
        try (var folder = DemoFolder.open(shell.data(), false);
                var postgres = EmbeddedPostgres.start(folder.part("postgres"), 0)) {
            return write(postgres.jdbcUrl());
        }
    }

    private ArchiveManifest write(String url) throws IOException, SQLException {
        var secrets = withSecrets ? Optional.of(shell.data().resolve(DemoFolder.SECRETS)) : Optional.<Path>empty();
        try (var records = DriverManager.getConnection(url)) {
            return new ArchiveWriter(records, DemoFolder.isOwn(shell.data()), secrets).write(file);
        }
    }

    private void say(ArchiveManifest manifest) throws IOException {
        var out = shell.out();
        out.printf(
                "%s: %d KB, %d incidents with %d entries of their timelines, %d devices, %d versions of rules,"
                        + " %d accounts, %d homes.%n",
                file,
                Files.size(file) >> 10,
                manifest.rowsOf("incident"),
                manifest.rowsOf("timeline"),
                manifest.rowsOf("device"),
                manifest.rowsOf("rule_version"),
                manifest.rowsOf("account"),
                manifest.rowsOf("home"));
        out.println("It names people and where they live: keep it where only you can read it.");
        out.println(
                manifest.secrets()
                        ? "With secrets: whoever has it can speak as every device and sign the audit log."
                        : "Without secrets: after a restore elsewhere every device needs its new password.");
        out.println("Not in it: open sessions, the log of observations, the history of readings.");
        out.flush();
    }
}
