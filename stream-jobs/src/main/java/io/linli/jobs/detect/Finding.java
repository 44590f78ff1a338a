package io.linli.jobs.detect;

import io.linli.model.ClearReason;
import io.linli.model.Ladder;
import io.linli.model.Level;
import io.linli.model.Stage;
import io.linli.model.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell about a risk at a subject: an episode opens, changes or ends. Telling of an episode that is open
 * changes it, whatever its onset; so there is never more than one at a time.
 *
 * @param onset when it began, epoch milliseconds by the devices' clocks; part of the alert's id
 * @param clear null while the episode lasts
 * @param device the one device it is about, when it is one
 * @param explanation why, as data: lower_snake names; numbers, texts and lists of them
 */
public record Finding(
        long onset,
        Level level,
        @Nullable Ladder ladder,
        @Nullable Stage stage,
        @Nullable ClearReason clear,
        @Nullable String device,
        boolean late,
        Map<String, Object> explanation,
        Text text) {

    public static Finding open(long onset, Level level, Map<String, Object> explanation, Text text) {
        return new Finding(onset, level, null, null, null, null, false, explanation, text);
    }

    public Finding with(Ladder step) {
        return new Finding(onset, step.level(), step, stage, clear, device, late, explanation, text);
    }

    public Finding with(Stage reached) {
        return new Finding(onset, level, ladder, reached, clear, device, late, explanation, text);
    }

    public Finding of(String source) {
        return new Finding(onset, level, ladder, stage, clear, source, late, explanation, text);
    }

    public Finding lateWhen(boolean isLate) {
        return new Finding(onset, level, ladder, stage, clear, device, isLate, explanation, text);
    }

    /** Known too late to call anybody: told as an episode that is over. */
    public Finding onRecord() {
        return lateWhen(true).cleared(ClearReason.LATE_DATA);
    }

    public Finding cleared(ClearReason reason) {
        return new Finding(onset, level, ladder, stage, reason, device, late, explanation, text);
    }
}
