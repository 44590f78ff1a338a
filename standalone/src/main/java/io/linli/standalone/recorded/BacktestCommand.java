package io.linli.standalone.recorded;

import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.RecordedFolder;
import io.linli.simulator.recorded.TextFile;
import io.linli.standalone.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a rule would have raised at recorded homes and sites: a line of JSON for each revision of each alert. */
@Command(
        name = "backtest",
        description = "Try a rule on recorded homes and sites; alerts as JSON lines, a summary beside them.")
public final class BacktestCommand implements Callable<Integer> {
    /** As a shell ends what Ctrl-C has ended. */
    private static final int CANCELLED = 130;

    /** Which way the record takes. */
    enum Way {
        PLAIN,
        FLINK;

        /** As people write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--rule", paramLabel = "FILE", required = true, description = "a rule, such as rules/flood.yaml")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path rule;

    @Option(
            names = "--recorded",
            paramLabel = "DIR",
            required = true,
            arity = "1..*",
            description = "recorded folders, or folders of them")
    private List<Path> recorded = new ArrayList<>();

    @Option(
            names = "--engine",
            description = "${COMPLETION-CANDIDATES}: the detectors alone, or all the way through Kafka and the job"
                    + " (default: ${DEFAULT-VALUE})")
    private Way engine = Way.PLAIN;

    @Option(names = "--kill", description = "with --engine flink: the job's worker dies once in the middle")
    private boolean kill;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private long left;

    @Override
    public Integer call() throws Exception {
        if (kill && engine != Way.FLINK) {
            throw new IllegalArgumentException("--kill ends a job of Flink: use it with --engine flink");
        }
        var tried = rule();
        var folders = folders();
        try (var cancellation = Cancellation.onInterrupt()) {
            try {
                report(tried, folders, cancellation);
                return 0;
            } catch (Exception | Error e) {
                // What starts while the JVM ends fails in many ways.
                if (!cancellation.isAsked()) {
                    throw e;
                }
                spec.commandLine().getErr().println("Stopped: nothing was kept.");
                return CANCELLED;
            }
        }
    }

    private void report(Rule tried, List<RecordedFolder> folders, Cancellation cancellation) throws Exception {
        var err = spec.commandLine().getErr();
        var progress = new Progress(err, Progress.isOnTerminal(), Backtest.rows(folders));
        var test = new Backtest(tried, folders, new Console(cancellation, progress));
        var begun = System.nanoTime();
        var outcome = run(test);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        progress.clear();
        var out = spec.commandLine().getOut();
        outcome.alerts().forEach(alert -> out.println(AlertLine.of(alert).json()));
        out.flush();
        new Summary(test, outcome, took, engine.toString(), left).lines().forEach(err::println);
        err.flush();
    }

    /** The person at the console, who reads of bad rows and may press Ctrl-C. */
    private final class Console implements Backtest.Audience {
        private final Cancellation cancellation;
        private final Progress progress;

        Console(Cancellation cancellation, Progress progress) {
            this.cancellation = cancellation;
            this.progress = progress;
        }

        @Override
        public void leftOut(BadRow row) {
            left++;
            progress.clear();
            spec.commandLine().getErr().println(row + ": left out");
        }

        @Override
        public void step() {
            cancellation.check();
            progress.step();
        }

        @Override
        public void waiting() {
            cancellation.check();
        }
    }

    private Backtest.Outcome run(Backtest test) throws Exception {
        if (engine == Way.PLAIN) {
            return new PlainEngine().run(test);
        }
        var scratch = Files.createTempDirectory("linli-backtest-");
        try {
            return new FlinkEngine(scratch, kill).run(test);
        } finally {
            Folder.delete(scratch);
        }
    }

    private Rule rule() {
        var text = ruleText();
        try {
            var read = Rule.parseYaml(text);
            if (read.mode() == Mode.OFF) {
                throw new IllegalArgumentException("mode: off raises nothing; leave it out");
            }
            return read.published(Math.max(1, read.version()), read.mode());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rule + ": " + e.getMessage());
        }
    }

    private String ruleText() {
        try {
            return TextFile.whole(rule);
        } catch (IOException e) {
            throw new IllegalArgumentException(rule + " cannot be read: name a rule such as rules/flood.yaml", e);
        }
    }

    private List<RecordedFolder> folders() {
        var folders = new ArrayList<RecordedFolder>();
        for (var each : recorded) {
            try {
                folders.addAll(RecordedFolder.allIn(each));
            } catch (IOException e) {
                throw new IllegalArgumentException(each + " cannot be read: " + e.getMessage());
            }
        }
        return folders;
    }
}
