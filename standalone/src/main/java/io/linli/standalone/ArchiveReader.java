package io.linli.standalone;

import io.linli.model.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/** An archive of the records, checked whole when it is opened: what is damaged is refused before it does damage. */
final class ArchiveReader implements AutoCloseable {
    private static final String CURE = "use another archive";

    private final Path file;
    private final ZipFile zip;
    private final ArchiveManifest manifest;

    private ArchiveReader(Path file, ZipFile zip, ArchiveManifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    static ArchiveReader open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new Refusal(file + " cannot be read", "name a file made by ./linli backup");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new Refusal(file + " is no archive or not whole (" + e.getMessage() + ")", CURE);
        }
        try {
            var reader = new ArchiveReader(file, zip, manifest(file, zip));
            reader.check();
            return reader;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ArchiveManifest manifest(Path file, ZipFile zip) throws IOException {
        var entry = zip.getEntry(ArchiveManifest.ENTRY);
        if (entry == null) {
            throw new Refusal(file + " has no manifest", "name a file made by ./linli backup");
        }
        try (var in = zip.getInputStream(entry)) {
            return Json.read(in.readAllBytes(), ArchiveManifest.class);
        } catch (IllegalArgumentException | ZipException | EOFException e) {
            throw new Refusal("the manifest of " + file + " cannot be read", CURE);
        }
    }

    private void check() throws IOException {
        if (manifest.format() != ArchiveManifest.FORMAT) {
            throw new Refusal(
                    file + " is of format " + manifest.format() + ", not " + ArchiveManifest.FORMAT,
                    "use the version of Linli that made it: " + manifest.linli());
        }
        for (var table : manifest.tables()) {
            if (!table.isPlain()) {
                throw new Refusal("the manifest of " + file + " names a strange table: " + table.name(), CURE);
            }
            try (var in = new DigestInputStream(open(table), ArchiveWriter.sha256())) {
                in.transferTo(OutputStream.nullOutputStream());
                if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(table.sha256())) {
                    throw damaged(table.name());
                }
            } catch (ZipException | EOFException e) {
                throw damaged(table.name());
            }
        }
    }

    private InputStream open(ArchiveManifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw damaged(table.name());
        }
        return zip.getInputStream(entry);
    }

    private Refusal damaged(String table) {
        return new Refusal(file + " is damaged: its table " + table + " is not as it was written", CURE);
    }

    ArchiveManifest manifest() {
        return manifest;
    }

    /** Into tables that are at the archive's migration and empty; all or nothing. */
    void copyInto(Connection records) throws IOException, SQLException {
        records.setAutoCommit(false);
        try (var statement = records.createStatement()) {
            // The tables come in the order of their names; they were consistent when they were read.
            statement.execute("set local session_replication_role = replica");
            for (var table : manifest.tables()) {
                statement.execute("delete from \"" + table.name() + "\"");
                try (var in = open(table)) {
                    var rows = records.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + table.target() + " from stdin", in);
                    if (rows != table.rows()) {
                        throw damaged(table.name());
                    }
                }
            }
            goOnCounting(records);
            statement.execute("update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null");
            records.commit();
        } catch (IOException | SQLException | RuntimeException e) {
            records.rollback();
            throw e;
        }
    }

    private static void goOnCounting(Connection records) throws SQLException {
        try (var statement = records.createStatement();
                var counters = statement.executeQuery("select table_name, column_name from information_schema.columns"
                        + " where table_schema = 'public' and is_identity = 'YES'");
                var setting = records.createStatement()) {
            while (counters.next()) {
                var table = counters.getString(1);
                var column = counters.getString(2);
                setting.execute(
                        "select setval(pg_get_serial_sequence('%1$s', '%2$s'), coalesce(max(%2$s), 0) + 1, false)"
                                        .formatted(table, column)
                                + " from " + table);
            }
        }
    }

    /** The keys, when they are in it. */
    void copySecrets(Path target) throws IOException {
        var entry = zip.getEntry(ArchiveManifest.SECRETS_ENTRY);
        if (entry != null) {
            try (var in = zip.getInputStream(entry)) {
                Files.copy(in, target);
            }
            DemoFolder.forOwnerOnly(target);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
