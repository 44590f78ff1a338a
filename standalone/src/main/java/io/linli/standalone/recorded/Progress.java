package io.linli.standalone.recorded;

import java.io.PrintWriter;

/** How far long work is, in one line that a terminal writes over; quiet in a pipe. */
final class Progress {
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter terminal;
    private final boolean isShown;
    private final long all;
    private long done;
    private long shown = -1;

    Progress(PrintWriter terminal, boolean isShown, long all) {
        this.terminal = terminal;
        this.isShown = isShown;
        this.all = Math.max(1, all);
    }

    /** The script knows whether there is a terminal behind the errors. */
    static boolean isOnTerminal() {
        return Boolean.getBoolean("linli.terminal.errors");
    }

    void step() {
        done = Math.min(done + 1, all);
        var percent = done * 100 / all;
        if (isShown && percent != shown) {
            shown = percent;
            terminal.print(CLEAR + "  " + percent + " % of " + all + " readings");
            terminal.flush();
        }
    }

    /** Makes room for what stands above it. */
    void clear() {
        if (isShown && shown >= 0) {
            terminal.print(CLEAR);
            terminal.flush();
            shown = -1;
        }
    }
}
