package io.linli.api.notify;

import io.linli.api.device.DeviceStore;
import io.linli.api.escalation.Rung;
import io.linli.api.incident.Incident;
import io.linli.api.notify.channels.CallBoxChannel;
import io.linli.api.notify.channels.WebhookChannel;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import io.linli.model.RuleKind;
import io.linli.model.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides who is told of what, and writes it down in the transaction in which it happened. */
public final class NoticeDesk {
    private static final Text HEARD = new Text("已收到您的求助，正在通知网格员", "We heard you and are telling your grid worker");
    private static final Text COMING = new Text("网格员已收到，正在赶来", "Your grid worker has taken it and is coming");

    private final NoticeTimers timers;
    private final boolean hasWebhook;
    private final Robots robots;

    public NoticeDesk(NoticeTimers timers, NoticeConfig config) {
        this.timers = timers;
        this.hasWebhook = config.webhook().isPresent();
        this.robots = config.robots();
    }

    /** A call for help is answered where it was pressed, before anybody has read it. */
    public void onAlert(Transaction tx, Incident incident, Alert alert) {
        if (alert.kind() == RuleKind.SOS && alert.isOpen()) {
            box(tx, incident, alert, Occasion.HEARD);
        }
    }

    public void on(Transaction tx, Incident incident, Occasion occasion) {
        if (occasion == Occasion.ACKNOWLEDGED) {
            if (incident.kind() == RuleKind.SOS) {
                box(tx, incident, null, occasion);
            }
            return;
        }
        var data = data(incident);
        if (hasWebhook) {
            plan(tx, draft(tx, incident, null, WebhookChannel.ID, "webhook", occasion, incident.title(), data));
        }
        for (var robot : robots.forGrid(incident.place().grid())) {
            var channel = robot.kind().id();
            plan(tx, draft(tx, incident, null, channel, robot.grid(), occasion, incident.title(), data));
        }
    }

    /** Whatever makes a second word of the same kind another word is in it. */
    private static Map<String, Object> data(Incident incident) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", incident.kind().id());
        data.put("place", incident.place());
        data.put("since", incident.clockSince());
        var promise = incident.promise();
        if (promise != null) {
            data.put("told", promise.ladder().rungs().stream().map(Rung::tier).toList());
            data.put("urges", promise.marks().urges());
            data.put("unattended", promise.unattended(incident.phase()));
        }
        var work = incident.state().work();
        if (work != null) {
            data.put("tier", work.tier().id());
            if (work.responsible() != null) {
                data.put("responsible", work.responsible());
            }
        }
        return data;
    }

    private void box(Transaction tx, Incident incident, @Nullable Alert alert, Occasion occasion) {
        var text = occasion == Occasion.HEARD ? HEARD : COMING;
        for (var box : boxes(tx, incident, alert)) {
            var data = Map.<String, Object>of(
                    "pressId",
                    alert == null ? "" : press(alert),
                    "tone",
                    occasion.id(),
                    "lamp",
                    true,
                    "tts",
                    text.zh());
            plan(tx, draft(tx, incident, alert, CallBoxChannel.ID, box, occasion, text, data));
        }
    }

    private static List<String> boxes(Transaction tx, Incident incident, @Nullable Alert alert) {
        var all = DeviceStore.callBoxes(tx, alert == null ? incident.subject() : alert.subject());
        var pressed = alert == null ? null : alert.device();
        return pressed != null && all.contains(pressed) ? List.of(pressed) : all;
    }

    /** A press that the box does not name is called by its number within the alert. */
    private static String press(Alert alert) {
        var told = alert.explanation();
        return told.get("press_id") instanceof String press
                ? press
                : alert.id() + "." + told.getOrDefault("presses", 1);
    }

    private static Notice draft(
            Transaction tx,
            Incident incident,
            @Nullable Alert alert,
            String channel,
            String recipient,
            Occasion occasion,
            Text text,
            Map<String, Object> data) {
        return new Notice(
                UUID.randomUUID(),
                incident.id(),
                alert == null ? null : alert.id(),
                channel,
                recipient,
                occasion,
                incident.level(),
                incident.place().grid(),
                incident.subject().toString(),
                text,
                data,
                Notice.State.PENDING,
                0,
                "",
                tx.now());
    }

    private void plan(Transaction tx, Notice draft) {
        var reason = NoticePolicy.judge(draft, history(tx));
        if (reason == NoticePolicy.Reason.SEND) {
            NoticeStore.add(tx, draft);
            timers.schedule(tx, draft);
            NoticeSender.note(tx, draft);
        } else {
            var held = draft.becoming(Notice.State.HELD, 0, reason.name().toLowerCase(Locale.ROOT));
            NoticeStore.add(tx, held);
            NoticeSender.note(tx, held);
        }
    }

    private static NoticePolicy.History history(Transaction tx) {
        return new NoticePolicy.History() {
            @Override
            public boolean isTold(Notice draft) {
                return NoticeStore.isTold(tx, draft);
            }

            @Override
            public int sentWithin(Notice draft, Duration window) {
                return NoticeStore.sentWithin(tx, draft, window);
            }
        };
    }
}
