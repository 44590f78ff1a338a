package io.linli.standalone.evaluation;

import io.linli.model.Rule;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.RecordedFolder;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is to be judged, and on what.
 *
 * @param incidents how many are made up for each folder
 * @param seed of all that is drawn: the same gives the same figures
 * @param leftOut is told each row that made no sense
 * @param progress is told what is being done, for people who wait
 */
record Assignment(
        Rule rule,
        List<RecordedFolder> folders,
        int incidents,
        long seed,
        Consumer<BadRow> leftOut,
        Consumer<String> progress) {}
