package io.linli.api.audit;

import io.linli.api.audit.AuditStore.Kept;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lines of an exported log, each canonical JSON: first the keys, then the heads, then the entries. What is not for
 * the eyes of who exports it stands there as its hash alone, so that the rest can be checked.
 */
final class AuditLine {
    static final String FORMAT = "linli-audit-1";

    private AuditLine() {}

    static String keys(List<String> keys) {
        return line(Map.of("format", FORMAT, "keys", keys));
    }

    static String head(TreeHead.Signed signed) {
        return line(signed.view());
    }

    static String hidden(Kept kept) {
        return line(Map.of("seq", kept.entry().seq(), "hash", kept.hash().hex()));
    }

    static String entry(Kept kept, Optional<SealedRecord> record) {
        return line(view(kept, record));
    }

    /** As it is shown outside; the record only where it is still there and wanted. */
    static Map<String, Object> view(Kept kept, Optional<SealedRecord> record) {
        var view = new TreeMap<String, Object>();
        view.put("entry", kept.entry().view());
        view.put("hash", kept.hash().hex());
        record.ifPresent(known -> {
            view.put("record", CanonicalJson.parse(known.text()));
            view.put("salt", known.salt());
        });
        return view;
    }

    private static String line(Map<String, Object> value) {
        return CanonicalJson.of(value) + "\n";
    }
}
