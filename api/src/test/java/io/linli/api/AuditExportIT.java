package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.api.audit.AuditFault;
import io.linli.api.audit.AuditKey;
import io.linli.api.audit.AuditVerifier;
import io.linli.api.audit.CanonicalJson;
import io.linli.api.audit.Hash;
import io.linli.api.audit.Heads;
import io.linli.api.audit.TreeHead;
import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is done to an exported log is found, and said with its place. */
class AuditExportIT {
    /** The keys and three heads stand before. */
    private static final int FIRST_ENTRY = 4;

    private static String earlier = "";
    private static List<String> lines = List.of();
    private static AuditKey key = AuditKey.parse(AuditKey.make());

    @BeforeAll
    static void exportAfterSomeWork() {
        try (var api = RunningApi.start()) {
            key = api.config.auditKey();
            var auditor = Auditor.of(api, "1101");
            auditor.export();
            api.raise(Community.sos(1));
            earlier = auditor.export();
            for (var each = 1; each <= 9; each++) {
                var body = "{\"home\": \"b3-501\", \"name\": \"李明\", \"born\": 194" + each + "}";
                api.as("admin", "PUT", "/api/v1/residents/new-" + each, body);
            }
            lines = auditor.export().lines().toList();
        }
    }

    @Test
    void whatNobodyTouchedIsInOrder() throws Exception {
        var result = Auditor.verify(text(lines));
        assertThat(result.entries()).isEqualTo(lines.size() - FIRST_ENTRY);
        assertThat(result.records()).isEqualTo(result.entries());
        assertThat(result.heads()).isEqualTo(3);
        assertThat(result.keys()).containsExactly(key.open());
        assertThat(AuditVerifier.verify(reader(text(lines)), List.of(key.open()), List.of(heads(earlier))))
                .isEqualTo(result);
    }

    @Test
    void aRecordThatIsErasedIsNoFault() throws Exception {
        var erased = changed(9, line -> line.replaceFirst(",\"record\".*", "}"));
        assertThat(Auditor.verify(text(erased)).records()).isEqualTo(lines.size() - FIRST_ENTRY - 1);
    }

    @Test
    void aFlippedBitIsFoundWhereverItIs() {
        var text = text(lines);
        var random = new Random(8785);
        for (var round = 0; round < 400; round++) {
            var at = random.nextInt(text.length());
            var flipped = new StringBuilder(text);
            flipped.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(7))));
            assertThatThrownBy(() -> Auditor.verify(flipped.toString()))
                    .as("at " + at + " of " + text.length())
                    .isInstanceOf(AuditFault.class)
                    .hasMessageStartingWith("line ");
        }
    }

    @Test
    void aChangedEntryIsNamed() {
        var actor = changed(10, line -> line.replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"nobody\""));
        refused(actor, "line 11: entry 7 was changed: it does not have its hash");
    }

    @Test
    void aChangedRecordIsNamed() {
        var last = lines.size() - 2;
        var record = changed(last, line -> line.replace("李明", "李朋"));
        refused(record, "line " + (last + 1) + ": the record of entry " + (last - 3) + " was changed");
    }

    @Test
    void aMissingMiddleIsNamed() {
        var missing = new ArrayList<>(lines);
        missing.remove(FIRST_ENTRY + 5);
        refused(missing, "line 10: entry 7 stands where entry 6 should, which is missing");
    }

    @Test
    void aCutTailIsFoundByTheHead() {
        refused(lines.subList(0, lines.size() - 3), "its tail is cut off");
    }

    @Test
    void aTailThatIsCutWithItsHeadsIsFoundByAHeadThatWasKeptElsewhere() throws Exception {
        var whole = heads(text(lines));
        assertThat(Auditor.verify(earlier).heads()).isEqualTo(2);
        assertThatThrownBy(() -> AuditVerifier.verify(reader(earlier), List.of(), List.of(whole)))
                .hasMessageContaining("its tail is cut off");
    }

    @Test
    void twoEntriesThatChangedPlacesAreNamed() {
        var swapped = new ArrayList<>(lines);
        Collections.swap(swapped, FIRST_ENTRY + 2, FIRST_ENTRY + 3);
        refused(swapped, "line 7: entry 4 stands where entry 3 should, which comes later: they are out of their order");
    }

    @Test
    void aForgedHeadIsNamed() {
        var size = changed(3, line -> line.replaceFirst("\"size\":\\d+", "\"size\":9999"));
        refused(size, "line 4: the head of 9999 entries is forged: its signature is not of this head");
        var stranger = AuditKey.parse(AuditKey.make());
        var head = stranger.sign(
                new TreeHead(9999, Instant.EPOCH, Hash.of(), stranger.open().id()));
        refused(
                changed(3, line -> canonical(head)),
                "line 4: the head of 9999 entries is signed by the key "
                        + stranger.open().id());
    }

    @Test
    void aBeginningThatWasWrittenAnewWithAllAfterItIsFoundByTheHeads() {
        var forged = AuditForger.writtenAnew(lines, FIRST_ENTRY, 3);
        refused(forged, "are not those for which the head of");
    }

    @Test
    void aLogThatIsWhollyForgedIsFoundByTheKeyAndByAnEarlierExport() throws Exception {
        var stranger = AuditKey.parse(AuditKey.make());
        var forged = AuditForger.signedAnew(AuditForger.writtenAnew(lines, FIRST_ENTRY, 3), FIRST_ENTRY, stranger);
        assertThat(Auditor.verify(text(forged)).keys()).containsExactly(stranger.open());
        assertThatThrownBy(() -> AuditVerifier.verify(reader(text(forged)), List.of(key.open()), List.of()))
                .hasMessageContaining("which is not trusted");
        var kept = heads(earlier);
        assertThatThrownBy(() -> AuditVerifier.verify(reader(text(forged)), List.of(), List.of(kept)))
                .hasMessageContaining("are not those for which the head of");
    }

    private static void refused(List<String> export, String said) {
        assertThatThrownBy(() -> Auditor.verify(text(export)))
                .isInstanceOf(AuditFault.class)
                .hasMessageContaining(said);
    }

    private static List<String> changed(int line, java.util.function.UnaryOperator<String> change) {
        var changed = new ArrayList<>(lines);
        changed.set(line, change.apply(lines.get(line)));
        assertThat(changed).isNotEqualTo(lines);
        return changed;
    }

    private static String canonical(TreeHead.Signed signed) {
        return CanonicalJson.of(signed.view());
    }

    private static Heads heads(String export) throws Exception {
        return Heads.read(reader(export), List.of());
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
