package io.linli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linli.api.audit.AuditKey;
import io.linli.api.audit.CanonicalJson;
import io.linli.api.audit.Hash;
import io.linli.api.audit.MerkleTree;
import io.linli.api.audit.TreeHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Does to an exported log what somebody would who has the database, and knows how the log is made. */
final class AuditForger {
    private AuditForger() {}

    /** One entry tells of another person, and all after it follow from that. */
    static List<String> writtenAnew(List<String> lines, int first, int changed) {
        var forged = new ArrayList<>(lines);
        var last = "";
        for (var at = first + changed; at < lines.size(); at++) {
            var line = (ObjectNode) CanonicalJson.parse(lines.get(at));
            var entry = (ObjectNode) line.path("entry");
            if (last.isEmpty()) {
                entry.put("actor", "nobody");
            } else {
                entry.put("prev_hash", last);
            }
            last = hash(entry).hex();
            line.put("hash", last);
            forged.set(at, CanonicalJson.write(line));
        }
        return forged;
    }

    /** With heads of the same sizes by another key. */
    static List<String> signedAnew(List<String> lines, int first, AuditKey key) {
        var hashes = lines.stream()
                .skip(first)
                .map(line -> Hash.parse(CanonicalJson.parse(line).path("hash").asText()))
                .toList();
        var tree = new MerkleTree((level, index) -> whole(hashes, level, (int) index));
        var forged = new ArrayList<>(lines);
        forged.set(
                0,
                CanonicalJson.of(Map.of(
                        "format", "linli-audit-1", "keys", List.of(key.open().text()))));
        for (var at = 1; at < first; at++) {
            var head = TreeHead.Signed.read(CanonicalJson.parse(lines.get(at))).head();
            var own = new TreeHead(
                    head.size(), head.at(), tree.root(head.size()), key.open().id());
            forged.set(at, CanonicalJson.of(key.sign(own).view()));
        }
        return forged;
    }

    private static Hash whole(List<Hash> leaves, int level, int index) {
        if (level == 0) {
            return leaves.get(index);
        }
        var left = whole(leaves, level - 1, 2 * index);
        var right = whole(leaves, level - 1, 2 * index + 1);
        return Hash.ofNode(left, right);
    }

    private static Hash hash(JsonNode entry) {
        return Hash.ofLeaf(CanonicalJson.write(entry).getBytes(StandardCharsets.UTF_8));
    }
}
