package io.linli.jobs.correlate;

import io.linli.model.Alert;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends alerts on as they stand among the others, each revision with a number of its own. */
final class Revisions {
    private Revisions() {}

    static void said(Alert alert, GridMemory memory, Consumer<Alert> out) {
        var known = memory.told.get(alert.id());
        send(alert, known == null ? null : known.sent(), memory, alert.updatedAt(), out);
    }

    /** What is over explains nothing any more, once all that was said with it is known. */
    static void forgetWhenOver(Alert alert, GridMemory memory) {
        if (!alert.isOpen()) {
            memory.told.remove(alert.id());
        }
    }

    /** Sends again what is to be seen otherwise now. */
    static void refresh(GridMemory memory, long now, Consumer<Alert> out) {
        for (var told : memory.told.values().toArray(Told[]::new)) {
            if (told.said().isOpen() && !isSame(told.sent(), seen(told.said(), told.sent(), memory, now))) {
                send(told.said(), told.sent(), memory, Instant.ofEpochMilli(now), out);
            }
        }
    }

    private static void send(Alert said, @Nullable Alert before, GridMemory memory, Instant at, Consumer<Alert> out) {
        var seen = seen(said, before, memory, at.toEpochMilli());
        var number = before == null ? said.revision() : Math.max(said.revision(), before.revision() + 1);
        var sent = seen.sent(number, Causes.of(said, memory), at);
        memory.told.put(said.id(), new Told(said, sent));
        out.accept(sent);
    }

    /** With what others say of it, and not yet with a number. */
    private static Alert seen(Alert said, @Nullable Alert before, GridMemory memory, long now) {
        var seen = Confirmations.of(said, memory);
        var isRaised = seen.level() != said.level();
        var since = isRaised && before != null && before.level() == seen.level()
                ? before.levelAt()
                : isRaised ? Instant.ofEpochMilli(now) : said.levelAt();
        return seen.saying(seen.level(), since, seen.explanation(), seen.text())
                .sent(seen.revision(), Causes.of(said, memory), seen.updatedAt());
    }

    private static boolean isSame(Alert sent, Alert seen) {
        return Objects.equals(sent.cause(), seen.cause())
                && sent.level() == seen.level()
                && sent.text().equals(seen.text());
    }
}
