package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.audit.AuditKey;
import io.linli.api.audit.CanonicalJson;
import io.linli.api.audit.Hash;
import io.linli.api.audit.TreeHead;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of a log of one entry, and how it ends. */
class VerifyAuditCommandTest {
    private final AuditKey key = AuditKey.parse(AuditKey.make());
    private final String own = key.open().text();
    private final String other = AuditKey.parse(AuditKey.make()).open().text();

    @TempDir
    private Path folder;

    private Path log = Path.of("");

    private record Said(int code, String text) {}

    @BeforeEach
    void write() throws IOException {
        log = folder.resolve("audit.ndjson");
        var entry = Map.of("seq", 1, "prev_hash", "0".repeat(64), "actor", "admin");
        var hash = Hash.ofLeaf(CanonicalJson.of(entry).getBytes(StandardCharsets.UTF_8));
        var head = key.sign(new TreeHead(1, Instant.EPOCH, hash, key.open().id()));
        Files.writeString(
                log,
                Stream.of(
                                Map.of("format", "linli-audit-1", "keys", List.of(own)),
                                head.view(),
                                Map.of("entry", entry, "hash", hash.hex()))
                        .map(CanonicalJson::of)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void aLogInOrderIsSaidToBeAndItsKeyIsShown() {
        var said = run(log);
        assertThat(said.code).isZero();
        assertThat(said.text)
                .contains("is in order: 1 entries, 0 of them as hashes alone, 0 records, 1 signed heads.")
                .contains(own);
    }

    @Test
    void aKeyThatWasKeptElsewhereDecides() throws IOException {
        var file = Files.writeString(folder.resolve("key"), own + "\n");
        assertThat(run(log, "--key", file).code).isZero();
        assertThat(run(log, "--key", other, "--key", own).code).isZero();
        var said = run(log, "--key", other);
        assertThat(said.code).isEqualTo(1);
        assertThat(said.text).contains("line 2: the head of 1 entries").hasLineCount(1);
    }

    @Test
    void headsThatWereKeptElsewhereAreLookedAtToo() throws IOException {
        var earlier = Files.writeString(
                folder.resolve("earlier"),
                Files.readString(log).lines().limit(2).collect(Collectors.joining("\n", "", "\n")));
        assertThat(run(log, "--heads", earlier).code).isZero();
    }

    @Test
    void whatWasChangedIsSaidInOneLine() throws IOException {
        Files.writeString(log, Files.readString(log).replace("admin", "nobody"));
        var said = run(log);
        assertThat(said.code).isEqualTo(1);
        assertThat(said.text).isEqualTo(log + ", line 3: entry 1 was changed: it does not have its hash\n");
    }

    @Test
    void aByteThatIsNoLetterAnyMoreIsAChangeAndNoMistakeOfWhoAsks() throws IOException {
        var bytes = Files.readAllBytes(log);
        bytes[bytes.length - 8] = (byte) 0xFF;
        Files.write(log, bytes);
        assertThat(run(log).code).isEqualTo(1);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(run().code).isEqualTo(2);
        assertThat(run(folder.resolve("nowhere")).code).isEqualTo(2);
        assertThat(run(log, "--key", "nonsense").text).contains("--key nonsense is no key");
        assertThat(run(log, "--key", "nonsense").code).isEqualTo(2);
        assertThat(run(log, "--heads", folder).code).isEqualTo(2);
    }

    private static Said run(Object... arguments) {
        var said = new StringWriter();
        var line = Linli.commandLine();
        line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        var code = line.execute(Stream.concat(
                        Stream.of("verify-audit"), Arrays.stream(arguments).map(Object::toString))
                .toArray(String[]::new));
        return new Said(code, said.toString());
    }
}
