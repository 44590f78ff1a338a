package io.linli.standalone;

import java.time.Instant;
import java.util.List;

/**
 * What an archive of the records holds, so that it can be judged before anything is touched.
 *
 * @param format of the archive; only 1 is known
 * @param schema the migration that the tables are at
 * @param own whether the community is people's own, so that nothing is simulated in it
 * @param secrets whether the keys are in it, from which the devices' passwords are derived
 */
record ArchiveManifest(
        int format, String linli, Instant madeAt, String schema, boolean own, boolean secrets, List<Table> tables) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";
    static final String SECRETS_ENTRY = "secrets.properties";

    /** One table: its columns in their order, how many rows, and the digest of its text. */
    record Table(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }

        /** For the COPY command of PostgreSQL. */
        String target() {
            return "\"" + name + "\" (\"" + String.join("\", \"", columns) + "\")";
        }

        boolean isPlain() {
            return (name + String.join("", columns)).matches("[a-z0-9_]+");
        }
    }

    long rowsOf(String table) {
        return tables.stream()
                .filter(known -> known.name().equals(table))
                .mapToLong(Table::rows)
                .sum();
    }
}
