package io.linli.api.notify;

import io.linli.model.Level;

/** How many may do something at once; some of the turns are level I's alone. */
final class Turns {
    private final int all;
    private final int forOthers;
    private int taken;

    Turns(int all, int forFirst) {
        this.all = all;
        this.forOthers = all - forFirst;
    }

    synchronized boolean take(Level level) {
        if (taken >= (level == Level.I ? all : forOthers)) {
            return false;
        }
        taken++;
        return true;
    }

    synchronized void giveBack() {
        taken--;
    }
}
