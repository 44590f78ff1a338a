package io.linli.standalone;

import io.linli.standalone.recorded.BacktestCommand;
import io.linli.standalone.recorded.ImportCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
public final class Linli implements Callable<Integer> {
    /** For everything that a person can mend: a wrong option, a missing file, a port in use. */
    static final int REFUSED = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** With errors as one line each, and exit code 2. */
    public static CommandLine commandLine() {
        return new CommandLine(new Linli())
                .setParameterExceptionHandler((problem, arguments) -> sayHowToUse(problem))
                .setExecutionExceptionHandler((problem, line, parsed) -> sayWhatIsWrong(problem, line.getErr()));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }

    private static int sayHowToUse(ParameterException problem) {
        var line = problem.getCommandLine();
        line.getErr()
                .println(problem.getMessage() + " (see ./"
                        + line.getCommandSpec().qualifiedName() + " --help)");
        return REFUSED;
    }

    private static int sayWhatIsWrong(Exception problem, PrintWriter err) {
        for (@Nullable Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof Refusal || each instanceof IllegalArgumentException) {
                err.println(each.getMessage());
                return REFUSED;
            }
        }
        LoggerFactory.getLogger(Linli.class).error("Unexpected", problem);
        err.println("Unexpected: " + rootOf(problem) + " (the log has the whole story)");
        return 1;
    }

    private static Throwable rootOf(Throwable problem) {
        return problem.getCause() == null ? problem : rootOf(problem.getCause());
    }
}
