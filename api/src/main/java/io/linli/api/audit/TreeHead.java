package io.linli.api.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * What the log vouches for: that its first entries are those, and no others.
 *
 * @param size how many
 * @param root of the tree over them
 * @param key the hash of the public key by which it is signed
 */
public record TreeHead(long size, Instant at, Hash root, Hash key) {

    /** With its signature by Ed25519 over the canonical JSON of the head. */
    public record Signed(TreeHead head, byte[] signature) {

        public Map<String, Object> view() {
            return Map.of("head", head.view(), "signature", HexFormat.of().formatHex(signature));
        }

        /** Throws IllegalArgumentException where it is not one. */
        public static Signed read(JsonNode node) {
            return new Signed(
                    TreeHead.read(node.path("head")),
                    HexFormat.of().parseHex(node.path("signature").asText()));
        }
    }

    byte[] bytes() {
        return CanonicalJson.of(view()).getBytes(StandardCharsets.UTF_8);
    }

    Map<String, Object> view() {
        return Map.of("size", size, "at", at.toString(), "root", root.hex(), "key", key.hex());
    }

    private static TreeHead read(JsonNode node) {
        try {
            return new TreeHead(
                    node.path("size").asLong(),
                    Instant.parse(node.path("at").asText()),
                    Hash.parse(node.path("root").asText()),
                    Hash.parse(node.path("key").asText()));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
