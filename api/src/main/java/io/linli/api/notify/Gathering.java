package io.linli.api.notify;

import io.linli.api.notify.channels.PushChannel;
import io.linli.api.place.PlaceStore;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Place;
import io.linli.model.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One notice in the place of many, where more happens in a building than anybody can read. */
final class Gathering {
    /** As ISA-18.2 has it for what an operator can take in, in ten minutes. */
    static final int MOST = 10;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final String SUBJECT = "building:";

    private Gathering() {}

    /** Null where it is in no building, or speaks of one itself. */
    static @Nullable Place building(Notice notice) {
        return notice.occasion() != Occasion.MANY
                        && notice.data().get("place") instanceof Place place
                        && place.building() != null
                ? place
                : null;
    }

    static int count(Transaction tx, Notice notice) {
        var place = building(notice);
        return place == null ? 0 : NoticeStore.openedIn(tx, place, tx.now().minus(WINDOW));
    }

    /** To the same receiver as the one that it is told instead of. */
    static Notice parent(Transaction tx, Notice single) {
        var place = Objects.requireNonNull(building(single));
        var count = NoticeStore.openedIn(tx, place, tx.now().minus(WINDOW));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("building", place.buildingKey());
        data.put("count", count);
        var browser = single.data().get(PushChannel.SUBSCRIPTION);
        if (browser != null) {
            data.put(PushChannel.SUBSCRIPTION, browser);
        }
        return new Notice(
                UUID.randomUUID(),
                null,
                null,
                single.channel(),
                single.recipient(),
                single.person(),
                Occasion.MANY,
                single.level(),
                single.grid(),
                SUBJECT + place.buildingKey(),
                text(tx, place, count),
                data,
                Notice.State.PENDING,
                0,
                "",
                tx.now());
    }

    private static Text text(Transaction tx, Place place, int count) {
        var building = PlaceStore.find(tx, "" + place.buildingKey()).orElse(null);
        var zh = building == null ? place.building() + "号楼" : building.name();
        var en = building == null ? "building " + place.building() : building.nameEn();
        var minutes = WINDOW.toMinutes();
        return new Text(
                zh + "：" + minutes + "分钟内" + count + "起事件，合并通知",
                count + " incidents in " + en + " within " + minutes + " minutes, told as one");
    }
}
