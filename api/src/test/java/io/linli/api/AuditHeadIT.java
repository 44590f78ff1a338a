package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.audit.AuditPublicKey;
import io.linli.api.audit.Hash;
import io.linli.api.audit.MerkleProof;
import io.linli.api.audit.TreeHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When heads are signed, and what can be proved by them. */
class AuditHeadIT {

    @Test
    void aHeadIsSignedEveryFiveMinutesWhereSomethingWasAdded() {
        var first = RunningApi.start();
        assertThat(headsAfterSigning(first)).isEqualTo(1);
        first.logIn("duty", Community.PASSWORD);
        assertThat(headsAfterSigning(first)).as("the newest is too young").isEqualTo(1);
        try (var later = first.restartedAfter(Duration.ofMinutes(6))) {
            assertThat(headsAfterSigning(later)).isEqualTo(2);
        }
        try (var muchLater = first.restartedAfter(Duration.ofMinutes(12))) {
            assertThat(headsAfterSigning(muchLater)).as("nothing was added").isEqualTo(2);
        }
    }

    private static int headsAfterSigning(RunningApi api) {
        return api.records().transact(tx -> {
            api.api.parts().audit.signWhenDue(tx);
            return tx.handle()
                    .createQuery("select count(*) from audit_head")
                    .mapTo(Integer.class)
                    .one();
        });
    }

    @Test
    void anybodyCanCheckThatAnEntryIsInTheLogAndThatTheLogHasOnlyGrown() {
        try (var api = RunningApi.start()) {
            var auditor = Auditor.of(api, "1101");
            for (var round = 0; round < 5; round++) {
                auditor.export();
            }
            var heads = api.get(auditor.username(), "/api/v1/audit/heads").body();
            var newest = TreeHead.Signed.read(heads.at("/items/0"));
            var key = AuditPublicKey.parse(heads.at("/keys/0").asText());
            assertThat(key.hasSigned(newest)).isTrue();
            for (var seq = 1L; seq <= newest.head().size(); seq++) {
                var entry = api.get(auditor.username(), "/api/v1/audit/entries/" + seq)
                        .body();
                var head = TreeHead.Signed.read(entry.path("proof")).head();
                var index = entry.at("/proof/index").asLong();
                assertThat(index).isEqualTo(seq - 1);
                assertThat(MerkleProof.isIncluded(
                                Hash.parse(entry.path("hash").asText()),
                                index,
                                head.size(),
                                path(entry.path("proof")),
                                head.root()))
                        .isTrue();
            }
            for (var item : heads.path("items")) {
                var earlier = TreeHead.Signed.read(item).head();
                var answer = api.get(
                                auditor.username(),
                                "/api/v1/audit/consistency?from=" + earlier.size() + "&to="
                                        + newest.head().size())
                        .body();
                assertThat(MerkleProof.isConsistent(
                                earlier.size(),
                                earlier.root(),
                                newest.head().size(),
                                newest.head().root(),
                                path(answer)))
                        .isTrue();
            }
        }
    }

    private static List<Hash> path(JsonNode proof) {
        var path = new ArrayList<Hash>();
        proof.path("path").forEach(hash -> path.add(Hash.parse(hash.asText())));
        return path;
    }
}
