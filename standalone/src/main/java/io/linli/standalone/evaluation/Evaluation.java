package io.linli.standalone.evaluation;

import java.io.IOException;

/** One protocol of judging how well a rule detects: what it misses, how late it is, how often it is wrong. */
interface Evaluation {

    /** Throws IllegalArgumentException where the folders are none of its own. */
    Figures judge(Assignment assignment) throws IOException;
}
