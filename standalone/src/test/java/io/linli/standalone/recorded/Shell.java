package io.linli.standalone.recorded;

import io.linli.standalone.Linli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a command said, and how it ended. */
record Shell(int code, List<String> out, List<String> err) {

    static Shell run(Object... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Linli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        var arguments = List.of(words).stream().map(Object::toString).toArray(String[]::new);
        var code = line.execute(arguments);
        return new Shell(
                code, out.toString().lines().toList(), err.toString().lines().toList());
    }
}
