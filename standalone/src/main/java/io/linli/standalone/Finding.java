package io.linli.standalone;

/**
 * What was found of one thing.
 *
 * @param cure what to do; empty where all is well
 */
record Finding(String what, String detail, String cure) {

    static Finding well(String what, String detail) {
        return new Finding(what, detail, "");
    }

    boolean isWell() {
        return cure.isEmpty();
    }
}
