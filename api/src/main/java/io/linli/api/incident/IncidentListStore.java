package io.linli.api.incident;

import io.linli.api.kind.IncidentKind;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of incidents: the open ones first, the most urgent above; then those that are over, the last above. */
record IncidentListStore(Filter filter, Caller caller) {
    private static final String OVER =
            "phase in ('FED_BACK', 'CHECKING', 'CLOSED', 'EVALUATED', 'MERGED', 'FORCED_CLOSED')";

    /**
     * What a list is narrowed to; null means any.
     *
     * @param handler who took part in it
     * @param doneSince nothing is left to do for those who handled it, and that since then
     * @param after the last one of the page before
     */
    record Filter(
            @Nullable Boolean open,
            @Nullable Level level,
            @Nullable IncidentKind kind,
            String grid,
            @Nullable String handler,
            @Nullable Instant doneSince,
            @Nullable Cursor after,
            int limit) {
        static Filter ofOpen(int limit) {
            return new Filter(true, null, null, "", null, null, null, limit);
        }
    }

    /** Where a page ended; as text it is safe in an address. */
    record Cursor(boolean isOpen, Level level, Instant openedAt, UUID id) {
        static Cursor of(Incident last) {
            return new Cursor(last.isOpen(), last.level(), last.openedAt(), last.id());
        }

        static Cursor parse(String text) {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 4);
            if (parts.length != 4) {
                throw new IllegalArgumentException("not a cursor of ours");
            }
            return new Cursor(
                    Boolean.parseBoolean(parts[0]),
                    Level.valueOf(parts[1]),
                    Instant.parse(parts[2]),
                    UUID.fromString(parts[3]));
        }

        String text() {
            var parts = isOpen + " " + level + " " + openedAt + " " + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
        }
    }

    List<Incident> of(Transaction tx) {
        var after = Optional.ofNullable(filter.after);
        var page = new ArrayList<Incident>();
        if (!Boolean.FALSE.equals(filter.open) && after.map(Cursor::isOpen).orElse(true)) {
            page.addAll(open(tx));
        }
        if (!Boolean.TRUE.equals(filter.open) && page.size() < filter.limit) {
            page.addAll(over(tx, after.filter(cursor -> !cursor.isOpen()), filter.limit - page.size()));
        }
        return page;
    }

    private List<Incident> open(Transaction tx) {
        var question = narrowed("closed_at is null");
        var after = filter.after;
        if (after != null) {
            question.where("(level > :last_level or level = :last_level and (opened_at, id) < (:opened, :id))")
                    .bind("last_level", after.level.name())
                    .bind("opened", after.openedAt)
                    .bind("id", after.id);
        }
        return question.ask(tx, "level, opened_at desc, id desc", filter.limit);
    }

    private List<Incident> over(Transaction tx, Optional<Cursor> after, int limit) {
        var question = narrowed("closed_at is not null");
        after.ifPresent(last -> question.where("(opened_at, id) < (:opened, :id)")
                .bind("opened", last.openedAt)
                .bind("id", last.id));
        return question.ask(tx, "opened_at desc, id desc", limit);
    }

    /** Only what is asked for is in the question: then the plan suits it. */
    private Question narrowed(String which) {
        var question = new Question()
                .where(which)
                .where("grid like :mine and subject like :subject and grid like :grid")
                .bind("mine", caller.gridPattern())
                .bind("subject", caller.subjectPattern())
                .bind("grid", filter.grid + "%");
        if (filter.level != null) {
            question.where("level = :level").bind("level", filter.level.name());
        }
        if (filter.kind != null) {
            question.where("kind = :kind").bind("kind", filter.kind.id());
        }
        if (filter.handler != null) {
            question.where("handlers @> array[cast(:handler as text)]").bind("handler", filter.handler);
        }
        if (filter.doneSince != null) {
            question.where(OVER + " and changed_at >= :done").bind("done", filter.doneSince);
        }
        return question;
    }

    private static final class Question {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> bindings = new LinkedHashMap<>();

        Question where(String condition) {
            conditions.add(condition);
            return this;
        }

        Question bind(String name, Object value) {
            bindings.put(name, value);
            return this;
        }

        List<Incident> ask(Transaction tx, String order, int limit) {
            return tx.handle()
                    .createQuery("select * from incident where " + String.join(" and ", conditions) + " order by "
                            + order + " limit " + limit)
                    .bindMap(bindings)
                    .map((row, context) -> IncidentStore.incident(row))
                    .list();
        }
    }
}
