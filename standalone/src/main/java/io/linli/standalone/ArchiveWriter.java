package io.linli.standalone;

import io.linli.model.Json;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** Writes all records into one file, as they were at one moment, also while people work on them. */
final class ArchiveWriter {
    /** Of no use elsewhere: open sessions, answers to repeated requests, an unused code, the list of migrations. */
    private static final String LEFT_OUT = "('session', 'idempotency', 'setup_code', 'flyway_schema_history')";

    private static final String COLUMNS = "select table_name, string_agg(column_name, ',' order by ordinal_position)"
            + " from information_schema.columns join information_schema.tables using (table_schema, table_name)"
            + " where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in " + LEFT_OUT
            + " group by table_name order by table_name";

    private final Connection records;
    private final boolean own;
    private final Optional<Path> secrets;

    /**
     * @param own whether the community is people's own
     * @param secrets the keys, when they are to be in it too
     */
    ArchiveWriter(Connection records, boolean own, Optional<Path> secrets) {
        this.records = records;
        this.own = own;
        this.secrets = secrets;
    }

    /** Whole or not at all, and readable by its owner only. */
    ArchiveManifest write(Path file) throws IOException, SQLException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            var manifest = writeInto(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private ArchiveManifest writeInto(Path fresh) throws IOException, SQLException {
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        DemoFolder.forOwnerOnly(fresh);
        ArchiveManifest manifest;
        try (var zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
            manifest = writeTables(zip);
            if (secrets.isPresent()) {
                zip.putNextEntry(new ZipEntry(ArchiveManifest.SECRETS_ENTRY));
                Files.copy(secrets.get(), zip);
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(ArchiveManifest.ENTRY));
            zip.write(Json.write(manifest));
            zip.closeEntry();
        }
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return manifest;
    }

    private ArchiveManifest writeTables(ZipOutputStream zip) throws IOException, SQLException {
        records.setAutoCommit(false);
        records.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        records.setReadOnly(true);
        try (var statement = records.createStatement()) {
            var tables = new ArrayList<ArchiveManifest.Table>();
            try (var rows = statement.executeQuery(COLUMNS)) {
                while (rows.next()) {
                    var columns = List.of(rows.getString(2).split(","));
                    tables.add(new ArchiveManifest.Table(rows.getString(1), columns, 0, ""));
                }
            }
            var written = new ArrayList<ArchiveManifest.Table>();
            for (var table : tables) {
                written.add(write(table, zip));
            }
            var version = ArchiveWriter.class.getPackage().getImplementationVersion();
            return new ArchiveManifest(
                    ArchiveManifest.FORMAT,
                    version == null ? "development" : version,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    schema(records),
                    own,
                    secrets.isPresent(),
                    written);
        } finally {
            records.rollback();
        }
    }

    private ArchiveManifest.Table write(ArchiveManifest.Table table, ZipOutputStream zip)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(table.entry()));
        var digest = new DigestOutputStream(withoutClosing(zip), sha256());
        var rows = records.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table.target() + " to stdout", digest);
        zip.closeEntry();
        return new ArchiveManifest.Table(
                table.name(),
                table.columns(),
                rows,
                HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    /** The last migration that these tables have seen. */
    static String schema(Connection records) throws SQLException {
        try (var statement = records.createStatement();
                var found = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            found.next();
            if (!found.getBoolean(1)) {
                throw new Refusal("this database has never been used", "start the demo on it once");
            }
        }
        try (var statement = records.createStatement();
                var rows = statement.executeQuery(
                        "select version from flyway_schema_history where success order by installed_rank desc limit 1")) {
            return rows.next() ? rows.getString(1) : "0";
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static OutputStream withoutClosing(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {}
        };
    }
}
