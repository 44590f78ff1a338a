package io.linli.api.incident;

import io.linli.api.audit.AuditAction;
import io.linli.api.escalation.Standards;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.kind.IncidentKind;
import io.linli.api.kind.Source;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.Subject;
import io.linli.model.Text;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where what people report becomes incidents: each one of its own, since nobody who asks is refused. */
public final class ReportIntake {
    private final IncidentBook book;
    private final Standards standards;

    public ReportIntake(IncidentBook book, Standards standards) {
        this.book = book;
        this.standards = standards;
    }

    /**
     * What an incident says of a report; who reported it, and in which words, is kept apart.
     *
     * @param level that a person found right; null for the one of the standard
     */
    public record Told(
            Subject subject,
            Place place,
            IncidentKind kind,
            @Nullable Level level,
            Source source) {}

    public UUID open(Transaction tx, Told told, Act act) {
        var level = Objects.requireNonNullElseGet(told.level(), () -> standard(told));
        var kind = told.kind();
        var title = new Text(
                "有人反映：" + kind.title().zh(), "Reported: " + kind.title().en());
        var fresh = Incident.of(told.subject(), kind, told.place(), level, title, tx.now(), null, told.source());
        if (!IncidentStore.open(tx, fresh)) {
            throw new IllegalStateException("a report was taken for an alert: " + fresh.id());
        }
        TimelineStore.add(tx, fresh.id(), TimelineEntry.report(fresh, act));
        IncidentBook.audit(
                tx,
                AuditAction.OPEN_INCIDENT,
                fresh,
                act,
                Map.of("level", level, "source", told.source().id()));
        IncidentBook.tell(tx, pursue(tx, fresh, act));
        return fresh.id();
    }

    private Level standard(Told told) {
        return standards.of(told.kind(), told.place().grid()).level();
    }

    /** What staff wrote down is a case; a page that anybody can write on is looked at first, unless it is urgent. */
    private Incident pursue(Transaction tx, Incident fresh, Act act) {
        if (fresh.source() == Source.PAGE) {
            var pursued = book.pursue(tx, fresh);
            return pursued.phase() == Phase.DETECTED
                    ? book.move(tx, pursued, Step.VERIFY, Act.ofSystem("reported on a page"))
                    : pursued;
        }
        var registered = book.move(tx, fresh, Step.REGISTER, act);
        return book.move(tx, registered, Step.DISPATCH, Act.ofSystem("first tier"));
    }

    /** As it was reported, whatever it became a part of. */
    public static Incident own(Transaction tx, UUID id) {
        return IncidentStore.find(tx, id).orElseThrow();
    }

    /** As it stands, or the one that it became a part of. */
    public static Incident whole(Transaction tx, UUID id) {
        return IncidentStore.lockWhole(tx, id);
    }
}
