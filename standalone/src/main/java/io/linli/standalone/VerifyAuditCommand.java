package io.linli.standalone;

import io.linli.api.audit.AuditFault;
import io.linli.api.audit.AuditPublicKey;
import io.linli.api.audit.AuditVerifier;
import io.linli.api.audit.Heads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether an exported audit log is what was signed: needs nothing but the file. */
@Command(
        name = "verify-audit",
        description = "Check an exported audit log; exit code 1 and one line when something in it was changed.")
final class VerifyAuditCommand implements Callable<Integer> {
    private static final int CHANGED = 1;

    @Parameters(paramLabel = "FILE", description = "as GET /api/v1/audit/export gives it")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "a public key that was kept elsewhere, or a file with it; without one, the file's own are taken")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--heads",
            paramLabel = "FILE",
            description = "an earlier export, or its lines up to the first entry, that was kept elsewhere")
    private List<Path> anchors = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var trusted = keys.stream().map(VerifyAuditCommand::key).toList();
        var kept = anchors.stream().map(path -> heads(path, trusted)).toList();
        try (var in = open(file)) {
            say(AuditVerifier.verify(in, trusted, kept));
            return 0;
        } catch (AuditFault e) {
            spec.commandLine().getErr().println(file + ", " + e.getMessage());
            return CHANGED;
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static AuditPublicKey key(String text) {
        var path = Path.of(text);
        try {
            return AuditPublicKey.parse(Files.isRegularFile(path) ? Files.readString(path) : text);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(
                    "--key " + text + " is no key", "give one as GET /api/v1/audit/heads shows it, or a file");
        }
    }

    private static Heads heads(Path path, List<AuditPublicKey> trusted) {
        try (var in = open(path)) {
            return Heads.read(in, trusted);
        } catch (AuditFault e) {
            throw new Refusal("--heads " + path + " cannot be relied on: " + e.getMessage(), "name an earlier export");
        } catch (IOException e) {
            throw unreadable(path);
        }
    }

    private static BufferedReader open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw unreadable(path);
        }
        // What is no UTF-8 any more was changed; that is for the check to say.
        return new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
    }

    private static Refusal unreadable(Path path) {
        return new Refusal(path + " cannot be read", "name a file that GET /api/v1/audit/export gave");
    }

    private void say(AuditVerifier.Result result) {
        var out = spec.commandLine().getOut();
        out.printf(
                "%s is in order: %d entries, %d of them as hashes alone, %d records, %d signed heads.%n",
                file, result.entries(), result.hidden(), result.records(), result.heads());
        if (keys.isEmpty()) {
            out.println("Signed by what the file itself names, to be compared with what was kept elsewhere: "
                    + result.keys().stream().map(AuditPublicKey::text).collect(Collectors.joining(", ")));
        }
        out.flush();
    }
}
