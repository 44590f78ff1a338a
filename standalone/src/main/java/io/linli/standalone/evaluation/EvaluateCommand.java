package io.linli.standalone.evaluation;

import io.linli.model.DefaultRules;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.RecordedFolder;
import io.linli.simulator.recorded.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How well a rule detects what it is for, on recorded homes or sites, by a protocol that others can repeat. */
@Command(
        name = "evaluate",
        description = "Judge a rule on recorded homes or sites: what it misses, how late it is, how often it is wrong.")
public final class EvaluateCommand implements Callable<Integer> {
    private static final int ENOUGH = 1_000_000;

    /** What is judged. */
    enum Target {
        HOME(RuleKind.INACTIVITY),
        SITE(RuleKind.FLOOD);

        private final RuleKind kind;

        Target(RuleKind kind) {
            this.kind = kind;
        }

        Evaluation evaluation() {
            return this == HOME ? new HomeEvaluation() : new SiteEvaluation();
        }

        /** As people write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Target target;

    @Parameters(
            index = "1..*",
            paramLabel = "DIR",
            arity = "1..*",
            description = "recorded folders, or folders of them")
    private List<Path> recorded = new ArrayList<>();

    @Option(
            names = "--incidents",
            paramLabel = "N",
            defaultValue = "1000",
            description = "how many are made up for each folder (default: ${DEFAULT-VALUE})")
    private int incidents;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of all that is drawn (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--rule",
            paramLabel = "FILE",
            description = "a rule (default: the one that a community starts with)")
    private @Nullable Path rule;

    @Option(names = "--json", paramLabel = "FILE", description = "where to write the figures for programs")
    private @Nullable Path json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "where to write what is printed")
    private @Nullable Path markdown;

    @Option(names = "--picture", paramLabel = "FILE", description = "where to draw delay against false alarms, as SVG")
    private @Nullable Path picture;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (incidents < 1 || incidents > ENOUGH) {
            throw new IllegalArgumentException("--incidents: 1 to " + ENOUGH + ", not: " + incidents);
        }
        for (var file : Arrays.asList(json, markdown, picture)) {
            requireWritable(file);
        }
        var assignment = new Assignment(rule(), folders(), incidents, seed, this::leftOut, this::progress);
        var figures = target.evaluation().judge(assignment);
        write(json, figures.json() + "\n");
        write(markdown, figures.markdown());
        write(picture, figures.picture().svg());
        var out = spec.commandLine().getOut();
        out.print(figures.markdown());
        out.flush();
        return 0;
    }

    /** Before the minutes that it takes to have something to write; what stands there stays until then. */
    private static void requireWritable(@Nullable Path file) {
        try {
            if (file != null && !Files.exists(file)) {
                Files.delete(Files.createFile(file));
            } else if (file != null) {
                Files.newOutputStream(file, StandardOpenOption.APPEND).close();
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void write(@Nullable Path file, String text) {
        try {
            if (file != null) {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static IllegalArgumentException unwritable(@Nullable Path file, IOException e) {
        return new IllegalArgumentException(file + " cannot be written: name a file in a folder that is there", e);
    }

    private void leftOut(BadRow row) {
        say(row + ": left out");
    }

    /** Only for people: the script knows whether there is a terminal behind the errors. */
    private void progress(String line) {
        if (Boolean.getBoolean("linli.terminal.errors")) {
            say(line);
        }
    }

    private void say(String line) {
        var err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    private Rule rule() {
        if (rule == null) {
            return DefaultRules.of(target.kind);
        }
        try {
            var read = Rule.parseYaml(TextFile.whole(rule));
            if (read.kind() != target.kind || read.mode() == Mode.OFF) {
                throw new IllegalArgumentException(
                        "kind: " + target + "s are judged by a rule of kind " + target.kind.id() + " that is not off");
            }
            return read.published(Math.max(1, read.version()), read.mode());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rule + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(rule + " cannot be read: name a rule such as rules/flood.yaml", e);
        }
    }

    private List<RecordedFolder> folders() {
        var folders = new ArrayList<RecordedFolder>();
        for (var each : recorded) {
            try {
                RecordedFolder.allIn(each).stream()
                        .filter(folder -> folder.subject().kind().id().equals(target.toString()))
                        .forEach(folders::add);
            } catch (IOException e) {
                throw new IllegalArgumentException(each + " cannot be read: " + e.getMessage(), e);
            }
        }
        if (folders.isEmpty()) {
            throw new IllegalArgumentException(recorded + ": holds no recorded " + target);
        }
        return folders;
    }
}
