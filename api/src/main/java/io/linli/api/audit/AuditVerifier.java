package io.linli.api.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Checks an exported log: that each entry follows the one before, and that the signed heads vouch for all of them. */
public final class AuditVerifier {
    private final ExportReader in;
    private final Heads own;
    private final List<Heads> anchors;
    private final Frontier tree = new Frontier();
    private Hash last = AuditEntry.NOTHING;
    private long hidden;
    private long records;

    private AuditVerifier(ExportReader in, Heads own, List<Heads> anchors) {
        this.in = in;
        this.own = own;
        this.anchors = anchors;
    }

    /**
     * A log in order.
     *
     * @param hidden entries that stand there as their hash alone
     * @param records that are there, and are what they were
     */
    public record Result(long entries, long hidden, long records, int heads, List<AuditPublicKey> keys) {}

    /**
     * Throws the first fault.
     *
     * @param trusted the keys that may have signed; where there are none, those that the file itself names
     * @param anchors heads that were kept elsewhere
     */
    public static Result verify(BufferedReader in, List<AuditPublicKey> trusted, List<Heads> anchors)
            throws IOException, AuditFault {
        var reader = new ExportReader(in);
        var verifier = new AuditVerifier(reader, Heads.read(reader, trusted), anchors);
        for (var node = reader.next(); node != null; node = reader.next()) {
            verifier.take(node);
        }
        return verifier.end();
    }

    private void take(JsonNode node) throws IOException, AuditFault {
        var size = tree.size();
        if (size == own.newest().size()) {
            throw in.fault("more follows after the " + size + " entries for which the last head vouches");
        }
        var entry = node.path("entry");
        var seq = (entry.isMissingNode() ? node : entry).path("seq").asLong();
        if (seq != size + 1) {
            throw gap(seq, size + 1);
        }
        var hash = node.path("hash").asText();
        last = entry.isMissingNode() ? hidden(node) : shown(node, entry);
        if (!last.hex().equals(hash)) {
            throw in.fault("entry " + seq + " was changed: it does not have its hash");
        }
        tree.add(last);
        if (own.isOf(tree.size()) || anchors.stream().anyMatch(anchor -> anchor.isOf(tree.size()))) {
            check(tree.root());
        }
    }

    private void check(Hash root) throws AuditFault {
        own.check(tree.size(), root, in);
        for (var anchor : anchors) {
            anchor.check(tree.size(), root, in);
        }
    }

    /** What is not shown is vouched for by the tree. */
    private Hash hidden(JsonNode node) throws AuditFault {
        hidden++;
        if (node.size() != 2) {
            throw in.fault("not written as the log writes it: something was changed here");
        }
        try {
            return Hash.parse(node.path("hash").asText());
        } catch (IllegalArgumentException e) {
            throw in.fault("a hash that cannot be read");
        }
    }

    private Hash shown(JsonNode node, JsonNode entry) throws AuditFault {
        var seq = entry.path("seq").asLong();
        if (!entry.path("prev_hash").asText().equals(last.hex())) {
            throw in.fault("entry " + seq + " does not follow the entry before it: one of the two was changed");
        }
        if (node.has("record") || node.has("salt")) {
            requireRecord(node, entry.path("data_hash").asText(), seq);
        } else if (node.size() != 2) {
            throw in.fault("not written as the log writes it: something was changed here");
        }
        return Hash.ofLeaf(CanonicalJson.write(entry).getBytes(StandardCharsets.UTF_8));
    }

    private void requireRecord(JsonNode node, String hash, long seq) throws AuditFault {
        records++;
        var salt = node.path("salt").asText();
        if (!node.has("record")
                || node.size() != 4
                || !isHex(salt)
                || !sealed(node, salt).equals(hash)) {
            throw in.fault("the record of entry " + seq + " was changed: it does not have its hash");
        }
    }

    private static String sealed(JsonNode node, String salt) {
        return new SealedRecord(CanonicalJson.write(node.path("record")), salt)
                .hash()
                .hex();
    }

    private static boolean isHex(String text) {
        try {
            return HexFormat.of().formatHex(HexFormat.of().parseHex(text)).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Looks on for what should stand here, to say whether it is missing or only elsewhere. */
    private AuditFault gap(long seq, long expected) throws IOException {
        var here = in.fault("entry " + seq + " stands where entry " + expected + " should");
        try {
            for (var node = in.next(); node != null; node = in.next()) {
                var entry = node.has("entry") ? node.path("entry") : node;
                if (entry.path("seq").asLong() == expected) {
                    return new AuditFault(here.getMessage() + ", which comes later: they are out of their order");
                }
            }
        } catch (AuditFault e) {
            // What stands there is the smaller trouble.
        }
        return new AuditFault(here.getMessage() + ", which is missing");
    }

    private Result end() throws AuditFault {
        requireAll(own);
        for (var anchor : anchors) {
            requireAll(anchor);
        }
        return new Result(tree.size(), hidden, records, own.count(), own.keys());
    }

    private void requireAll(Heads heads) throws AuditFault {
        var newest = heads.newest();
        if (tree.size() < newest.size()) {
            throw in.fault("the log ends after entry " + tree.size() + ", and the head of " + newest.at()
                    + " vouches for " + newest.size() + ": its tail is cut off");
        }
    }
}
