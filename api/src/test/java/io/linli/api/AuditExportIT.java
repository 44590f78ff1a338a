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
    private static String earlier = "";
    private static List<String> lines = List.of();
    /** Where the entries begin, behind the keys and the heads. */
    private static int first;

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
            first = (int) lines.stream()
                    .takeWhile(line -> !line.startsWith("{\"entry\""))
                    .count();
        }
    }

    @Test
    void whatNobodyTouchedIsInOrder() throws Exception {
        var result = Auditor.verify(text(lines));
        assertThat(result.entries()).isEqualTo(lines.size() - first);
        assertThat(result.records()).isEqualTo(result.entries());
        assertThat(result.heads()).isEqualTo(first - 1);
        assertThat(result.keys()).containsExactly(key.open());
        assertThat(AuditVerifier.verify(reader(text(lines)), List.of(key.open()), List.of(heads(earlier))))
                .isEqualTo(result);
    }

    @Test
    void aRecordThatIsErasedIsNoFault() throws Exception {
        var erased = changed(at(5), line -> line.replaceFirst(",\"record\".*", "}"));
        assertThat(Auditor.verify(text(erased)).records()).isEqualTo(lines.size() - first - 1);
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
        var actor = changed(at(7), line -> line.replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"nobody\""));
        refused(actor, line(7) + "entry 7 was changed: it does not have its hash");
    }

    @Test
    void aChangedRecordIsNamed() {
        var seq = lines.size() - first - 1;
        var record = changed(at(seq), line -> line.replace("李明", "李朋"));
        refused(record, line(seq) + "the record of entry " + seq + " was changed");
    }

    @Test
    void aMissingMiddleIsNamed() {
        var missing = new ArrayList<>(lines);
        missing.remove(at(6));
        refused(missing, line(6) + "entry 7 stands where entry 6 should, which is missing");
    }

    @Test
    void aCutTailIsFoundByTheHead() {
        refused(lines.subList(0, lines.size() - 3), "its tail is cut off");
    }

    @Test
    void aTailThatIsCutWithItsHeadsIsFoundByAHeadThatWasKeptElsewhere() throws Exception {
        var whole = heads(text(lines));
        assertThat(Auditor.verify(earlier).entries()).isPositive();
        assertThatThrownBy(() -> AuditVerifier.verify(reader(earlier), List.of(), List.of(whole)))
                .hasMessageContaining("its tail is cut off");
    }

    @Test
    void twoEntriesThatChangedPlacesAreNamed() {
        var swapped = new ArrayList<>(lines);
        Collections.swap(swapped, at(3), at(4));
        refused(
                swapped,
                line(3) + "entry 4 stands where entry 3 should, which comes later: they are out of their order");
    }

    @Test
    void aForgedHeadIsNamed() {
        var size = changed(first - 1, line -> line.replaceFirst("\"size\":\\d+", "\"size\":9999"));
        refused(size, "line " + first + ": the head of 9999 entries is forged: its signature is not of this head");
        var stranger = AuditKey.parse(AuditKey.make());
        var head = stranger.sign(
                new TreeHead(9999, Instant.EPOCH, Hash.of(), stranger.open().id()));
        refused(
                changed(first - 1, line -> canonical(head)),
                "line " + first + ": the head of 9999 entries is signed by the key "
                        + stranger.open().id());
    }

    @Test
    void aBeginningThatWasWrittenAnewWithAllAfterItIsFoundByTheHeads() {
        var forged = AuditForger.writtenAnew(lines, first, 3);
        refused(forged, "are not those for which the head of");
    }

    @Test
    void aLogThatIsWhollyForgedIsFoundByTheKeyAndByAnEarlierExport() throws Exception {
        var stranger = AuditKey.parse(AuditKey.make());
        var forged = AuditForger.signedAnew(AuditForger.writtenAnew(lines, first, 3), first, stranger);
        assertThat(Auditor.verify(text(forged)).keys()).containsExactly(stranger.open());
        assertThatThrownBy(() -> AuditVerifier.verify(reader(text(forged)), List.of(key.open()), List.of()))
                .hasMessageContaining("which is not trusted");
        var kept = heads(earlier);
        assertThatThrownBy(() -> AuditVerifier.verify(reader(text(forged)), List.of(), List.of(kept)))
                .hasMessageContaining("are not those for which the head of");
    }

    /** Where the line of an entry is, from 0. */
    private static int at(int seq) {
        return first + seq - 1;
    }

    private static String line(int seq) {
        return "line " + (at(seq) + 1) + ": ";
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
