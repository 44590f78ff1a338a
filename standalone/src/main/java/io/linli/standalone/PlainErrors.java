package io.linli.standalone;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** How a command says what is wrong: one line, and exit code 2 where a person can mend it. */
public final class PlainErrors {
    /** For everything that a person can mend: a wrong option, a missing file, a port in use. */
    static final int REFUSED = 2;

    private PlainErrors() {}

    /** The command and all below it. */
    public static CommandLine on(CommandLine line) {
        return line.setParameterExceptionHandler((problem, arguments) -> sayHowToUse(problem))
                .setExecutionExceptionHandler((problem, at, parsed) -> sayWhatIsWrong(problem, at.getErr()));
    }

    private static int sayHowToUse(ParameterException problem) {
        var line = problem.getCommandLine();
        var help = " (see ./" + line.getCommandSpec().qualifiedName() + " --help)";
        line.getErr().println(oneLine(problem) + help);
        return REFUSED;
    }

    private static int sayWhatIsWrong(Exception problem, PrintWriter err) {
        for (@Nullable Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof Refusal || each instanceof IllegalArgumentException) {
                err.println(oneLine(each));
                return REFUSED;
            }
        }
        LoggerFactory.getLogger(PlainErrors.class).error("Unexpected", problem);
        err.println("Unexpected: " + rootOf(problem) + " (the log has the whole story)");
        return 1;
    }

    private static String oneLine(Throwable problem) {
        return String.valueOf(problem.getMessage()).lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private static Throwable rootOf(Throwable problem) {
        return problem.getCause() == null ? problem : rootOf(problem.getCause());
    }
}
