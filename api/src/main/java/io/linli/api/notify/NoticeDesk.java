package io.linli.api.notify;

import io.linli.api.device.DeviceStore;
import io.linli.api.escalation.Rung;
import io.linli.api.incident.Incident;
import io.linli.api.notify.channels.CallBoxChannel;
import io.linli.api.notify.channels.PushChannel;
import io.linli.api.notify.channels.WebhookChannel;
import io.linli.api.staff.Account;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import io.linli.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides who is told of what, and writes it down in the transaction in which it happened. */
public final class NoticeDesk {
    private static final Text HEARD = new Text("已收到您的求助，正在通知网格员", "We heard you and are telling your grid worker");
    private static final Text COMING = new Text("网格员已收到，正在赶来", "Your grid worker has taken it and is coming");

    private static final Text PASSED_ON =
            new Text("正在为您转告更多人，请不要着急", "We are telling more people; help is being found for you");
    private static final Text ALL_WELL = new Text(
            "您好，好久没有看到您活动。一切都好请按确认键，需要帮助请按红色按钮",
            "Hello, we have not noticed you for a while. If all is well press OK; for help press the red button");

    private final NoticeOutbox outbox;
    private final boolean hasWebhook;
    private final Robots robots;
    /** To persons. */
    private final Set<Way> ways;

    public NoticeDesk(NoticeTimers timers, NoticeConfig config) {
        this.outbox = new NoticeOutbox(timers);
        this.hasWebhook = config.webhook().isPresent();
        this.robots = config.robots();
        this.ways = Way.of(config);
    }

    /** A call for help is answered where it was pressed, before anybody has read it. */
    public void onAlert(Transaction tx, Incident incident, Alert alert) {
        if (alert.kind() == RuleKind.SOS && alert.isOpen()) {
            box(tx, incident, alert, Occasion.HEARD);
        }
    }

    /** The first step of a silence: the boxes of the home ask, and whoever is well answers there. */
    public void askWhetherWell(Transaction tx, Alert alert) {
        for (var box : DeviceStore.callBoxes(tx, alert.subject())) {
            var notice = Notice.asking(alert, CallBoxChannel.ID, box, said("", Occasion.CHECK_IN, ALL_WELL), tx.now());
            outbox.put(tx, notice.answering(alert, ALL_WELL), null);
        }
    }

    /** To whoever hears of everything: chats and receivers; and to who pressed, what becomes of the call. */
    public void on(Transaction tx, Incident incident, Occasion occasion) {
        if (incident.kind().is(RuleKind.SOS) && (occasion == Occasion.ACKNOWLEDGED || occasion == Occasion.ESCALATED)) {
            box(tx, incident, null, occasion);
        }
        if (occasion == Occasion.ACKNOWLEDGED) {
            return;
        }
        var data = data(incident);
        if (hasWebhook) {
            outbox.put(tx, Notice.of(incident, WebhookChannel.ID, "webhook", occasion, data, tx.now()), null);
        }
        for (var robot : robots.forGrid(incident.place().grid())) {
            outbox.put(tx, Notice.of(incident, robot.kind().id(), robot.grid(), occasion, data, tx.now()), null);
        }
    }

    /** Whether any way leads to persons. */
    public boolean reachesPeople() {
        return !ways.isEmpty();
    }

    /** Each by those of the ways to them that the level asks for. */
    public void tell(Transaction tx, Incident incident, Occasion occasion, List<Account> people) {
        if (!ways.isEmpty()) {
            tellAll(
                    tx,
                    incident,
                    occasion,
                    people.stream().map(Account::username).toList());
        }
    }

    public void tellOne(Transaction tx, Incident incident, Occasion occasion, String username) {
        if (!ways.isEmpty()) {
            tellAll(tx, incident, occasion, List.of(username));
        }
    }

    private void tellAll(Transaction tx, Incident incident, Occasion occasion, List<String> usernames) {
        var urgency = occasion.isOfSafety() ? Level.I : incident.level();
        for (var person : ContactStore.of(tx, usernames)) {
            for (var way : Way.of(urgency, person.among(ways))) {
                person.at(way).forEach(address -> tell(tx, incident, occasion, person, way, address));
            }
        }
    }

    private void tell(
            Transaction tx, Incident incident, Occasion occasion, Contact person, Way way, Contact.Address address) {
        var data = data(incident);
        if (address.browser() != null) {
            data.put(PushChannel.SUBSCRIPTION, address.browser().view());
        }
        var notice = Notice.of(incident, way.channel, address.recipient(), occasion, data, tx.now());
        outbox.put(tx, notice.to(person.username()), person);
    }

    /** Whatever makes a second word of the same kind another word is in it. */
    private static Map<String, Object> data(Incident incident) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", incident.kind().id());
        data.put("place", incident.place());
        data.put("since", incident.clockSince());
        data.put("changed_at", incident.changedAt());
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
        var text = words(occasion);
        for (var box : boxes(tx, incident, alert)) {
            var data = said(alert == null ? "" : press(alert), occasion, text);
            var notice = Notice.of(incident, CallBoxChannel.ID, box, occasion, data, tx.now());
            outbox.put(tx, notice.answering(alert, text), null);
        }
    }

    private static Text words(Occasion occasion) {
        return switch (occasion) {
            case HEARD -> HEARD;
            case ESCALATED -> PASSED_ON;
            default -> COMING;
        };
    }

    /** What a box is to do, as devices are told it. */
    private static Map<String, Object> said(String press, Occasion occasion, Text text) {
        return Map.of("pressId", press, "tone", occasion.id(), "lamp", true, "tts", text.zh());
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
}
