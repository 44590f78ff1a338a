package io.linli.api.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The heads at the beginning of an exported log, each signed by a key that is trusted. */
public final class Heads {
    private final NavigableMap<Long, TreeHead> bySize = new TreeMap<>();
    private final List<AuditPublicKey> keys;

    private Heads(List<AuditPublicKey> keys) {
        this.keys = keys;
    }

    /**
     * Of an export, or of its beginning.
     *
     * @param trusted the keys that may have signed; where there are none, those that the file itself names
     */
    public static Heads read(BufferedReader in, List<AuditPublicKey> trusted) throws IOException, AuditFault {
        return read(new ExportReader(in), trusted);
    }

    static Heads read(ExportReader in, List<AuditPublicKey> trusted) throws IOException, AuditFault {
        var own = keys(in);
        var heads = new Heads(trusted.isEmpty() ? own : trusted);
        var byId = heads.keys.stream()
                .collect(Collectors.toMap(AuditPublicKey::id, Function.identity(), (one, same) -> one));
        for (var node = in.next("head"); node != null; node = in.next("head")) {
            heads.add(in, node, byId);
        }
        if (heads.bySize.isEmpty()) {
            throw in.fault("no head is here: nothing vouches for the entries");
        }
        return heads;
    }

    private static List<AuditPublicKey> keys(ExportReader in) throws IOException, AuditFault {
        var first = in.next("format");
        if (first == null || !first.path("format").asText().equals(AuditLine.FORMAT)) {
            throw in.fault("no exported audit log begins here");
        }
        var keys = new ArrayList<AuditPublicKey>();
        for (var text : first.path("keys")) {
            try {
                keys.add(AuditPublicKey.parse(text.asText()));
            } catch (IllegalArgumentException e) {
                throw in.fault("a key is " + e.getMessage());
            }
        }
        if (!AuditLine.keys(keys.stream().map(AuditPublicKey::text).toList())
                .equals(CanonicalJson.write(first) + "\n")) {
            throw in.fault("not written as the log writes it: something was changed here");
        }
        return keys;
    }

    private void add(ExportReader in, JsonNode node, Map<Hash, AuditPublicKey> byId) throws AuditFault {
        TreeHead.Signed signed;
        try {
            signed = TreeHead.Signed.read(node);
        } catch (IllegalArgumentException e) {
            throw in.fault("a head that cannot be read: " + e.getMessage());
        }
        var head = signed.head();
        var key = byId.get(head.key());
        if (key == null) {
            throw in.fault("the head of " + head.size() + " entries is signed by the key " + head.key()
                    + ", which is not trusted: it is forged, or another key was in use");
        }
        if (!CanonicalJson.of(signed.view()).equals(CanonicalJson.write(node)) || !key.hasSigned(signed)) {
            throw in.fault("the head of " + head.size() + " entries is forged: its signature is not of this head");
        }
        if (!bySize.isEmpty() && bySize.lastKey() >= head.size()) {
            throw in.fault("the head of " + head.size() + " entries is out of its order");
        }
        bySize.put(head.size(), head);
    }

    /** By which they are signed, or may be. */
    public List<AuditPublicKey> keys() {
        return keys;
    }

    TreeHead newest() {
        return bySize.lastEntry().getValue();
    }

    int count() {
        return bySize.size();
    }

    boolean isOf(long size) {
        return bySize.containsKey(size);
    }

    /** Refuses where a head of this size vouches for another tree. */
    void check(long size, Hash root, ExportReader in) throws AuditFault {
        var head = bySize.get(size);
        if (head != null && !head.root().equals(root)) {
            throw in.fault("the first " + size + " entries are not those for which the head of " + head.at()
                    + " vouches: something in them was changed, and all after it written anew");
        }
    }
}
