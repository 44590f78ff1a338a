package io.linli.standalone;

import io.linli.api.ApiConfig;
import io.linli.api.store.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The records of an archive in a folder of their own, for the next start. */
@Command(name = "restore", description = "Bring back what ./linli backup wrote; the next start works on it.")
final class RestoreCommand implements Callable<Integer> {
    private static final String RESTORING = "postgres.restoring";

    @Parameters(paramLabel = "FILE", description = "made by ./linli backup")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "put what is in the folder aside, into a folder beside it")
    private boolean replace;

    @Mixin
    private Shell shell = new Shell();

    @Override
    public Integer call() throws IOException, SQLException {
        try (var archive = ArchiveReader.open(file)) {
            try (var folder = DemoFolder.open(shell.data(), false)) {
                var old = folder.contents();
                if (!old.isEmpty() && !replace) {
                    throw new Refusal(
                            shell.data() + " is not empty",
                            "name a new folder by --data, or put what is there aside by --replace");
                }
                restore(archive, folder, old);
            }
            say(archive.manifest());
        }
        return 0;
    }

    private void requireKnown(Connection records, String schema) throws SQLException {
        if (!ArchiveWriter.schema(records).equals(schema)) {
            throw new Refusal(
                    file + " has tables of a later version (" + schema + ")", "use the version of Linli that made it");
        }
    }

    /** What was there is touched only when all that comes is there. */
    private void restore(ArchiveReader archive, DemoFolder folder, List<Path> old) throws IOException, SQLException {
        var fresh = folder.part(RESTORING);
        Folder.delete(fresh);
        try {
            try (var postgres = EmbeddedPostgres.start(fresh, 0)) {
                Migration.bring(
                        new ApiConfig.Postgres(postgres.jdbcUrl(), "postgres", "postgres", 4),
                        archive.manifest().schema());
                try (var records = DriverManager.getConnection(postgres.jdbcUrl())) {
                    requireKnown(records, archive.manifest().schema());
                    archive.copyInto(records);
                }
            }
            putAside(folder, old);
            archive.copySecrets(folder.part(DemoFolder.SECRETS));
            if (archive.manifest().own()) {
                folder.becomeOwn();
            }
            Files.move(fresh, folder.part("postgres"));
        } finally {
            Folder.delete(fresh);
        }
    }

    private void putAside(DemoFolder folder, List<Path> old) throws IOException {
        if (old.isEmpty()) {
            return;
        }
        var stamp = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[^0-9]", "");
        var root = folder.part("").toAbsolutePath().normalize();
        var aside = Files.createDirectory(root.resolveSibling(root.getFileName() + ".before-restore-" + stamp));
        for (var part : old) {
            Files.move(part, aside.resolve(part.getFileName()));
        }
        shell.out().println("What was there is now in " + aside + ": remove it when you are sure.");
    }

    private void say(ArchiveManifest manifest) {
        var out = shell.out();
        out.printf(
                "Restored into %s as of %s: %d incidents, %d devices, %d accounts. Start it by ./linli demo --data %s%n",
                shell.data(),
                manifest.madeAt(),
                manifest.rowsOf("incident"),
                manifest.rowsOf("device"),
                manifest.rowsOf("account"),
                shell.data());
        if (!manifest.secrets()) {
            out.println("The archive held no secrets: every device needs its new password.");
        }
        out.flush();
    }
}
