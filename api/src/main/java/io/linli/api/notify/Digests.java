package io.linli.api.notify;

import io.linli.api.incident.IncidentStore;
import io.linli.api.notify.channels.PushChannel;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells as one what was kept for a person: of the night, of the day, and of what was too much at once. */
final class Digests {
    private static final int MOST_LINES = 20;

    private final Set<Way> ways;

    Digests(NoticeConfig config) {
        this.ways = Way.of(config);
    }

    /** Empty where nothing is kept any more, or no way leads to them by which several things can be told. */
    List<Notice> due(Transaction tx, String username) {
        var person = ContactStore.of(tx, username).orElse(null);
        var kept = NoticeStore.lockKept(tx, username);
        if (person == null || kept.isEmpty()) {
            return List.of();
        }
        var told = Way.gathered(person.among(ways)).stream()
                .flatMap(way -> person.at(way).stream().map(address -> digest(tx, person, way, address, kept)))
                .toList();
        if (!told.isEmpty()) {
            NoticeStore.gathered(tx, kept, told.get(0).id());
        }
        return told;
    }

    private static Notice digest(Transaction tx, Contact person, Way way, Contact.Address address, List<Notice> kept) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("count", kept.size());
        if (address.browser() != null) {
            data.put(PushChannel.SUBSCRIPTION, address.browser().view());
        }
        return new Notice(
                UUID.randomUUID(),
                null,
                null,
                way.channel,
                address.recipient(),
                person.username(),
                Occasion.DIGEST,
                kept.stream().map(Notice::level).min(Comparator.naturalOrder()).orElse(Level.IV),
                person.grid(),
                "",
                text(tx, kept),
                data,
                Notice.State.PENDING,
                0,
                "",
                tx.now());
    }

    /** Each thing once, though it may have been kept for several browsers. */
    private static Text text(Transaction tx, List<Notice> kept) {
        var lines = kept.stream()
                .collect(Collectors.toMap(
                        notice -> notice.incident() + " " + notice.text().zh(),
                        notice -> line(tx, notice),
                        (first, second) -> first,
                        LinkedHashMap::new))
                .values();
        var zh = lines.stream().limit(MOST_LINES).map(Text::zh).collect(Collectors.joining("\n"));
        var en = lines.stream().limit(MOST_LINES).map(Text::en).collect(Collectors.joining("\n"));
        var more = lines.size() - MOST_LINES;
        return new Text(
                "汇总" + lines.size() + "件：\n" + zh + (more > 0 ? "\n另有" + more + "件" : ""),
                lines.size() + " together:\n" + en + (more > 0 ? "\nand " + more + " more" : ""));
    }

    private static Text line(Transaction tx, Notice notice) {
        var isOver = notice.incident() != null && IncidentStore.isOver(tx, notice.incident());
        return new Text(
                notice.level() + "级 " + notice.text().zh() + (isOver ? "（已结案）" : ""),
                "level " + notice.level() + ", " + notice.text().en() + (isOver ? " (closed)" : ""));
    }
}
