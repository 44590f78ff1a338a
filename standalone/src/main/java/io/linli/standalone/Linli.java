package io.linli.standalone;

import io.linli.standalone.evaluation.EvaluateCommand;
import io.linli.standalone.recorded.BacktestCommand;
import io.linli.standalone.recorded.ImportCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a person can say to Linli from a shell. */
@Command(
        name = "linli",
        description = "Watches over a community and brings help.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        version = "linli 0.1.0",
        footer = "And with Docker, see docs/operating.md: ./linli up, ./linli down",
        subcommands = {
            DemoCommand.class,
            PublishCommand.class,
            ReplayCommand.class,
            ImportCommand.class,
            BacktestCommand.class,
            EvaluateCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyAuditCommand.class
        })
public final class Linli implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** With errors as one line each, and exit code 2. */
    public static CommandLine commandLine() {
        return PlainErrors.on(new CommandLine(new Linli()));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
