package io.linli.api.event;

import io.linli.api.store.Records.Transaction;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands on what this instance tells and what others on the same records do, in the one order of their numbers. Own
 * events that follow directly on the last go at once; where others' stand between, all of them are read.
 */
public final class EventOrder {
    private final Consumer<List<Event.Numbered>> feed;
    /** The number of the last that was handed on. */
    private long last;

    public EventOrder(Consumer<List<Event.Numbered>> feed) {
        this.feed = feed;
    }

    /** Before anything is told: what was before is of no page that is open. */
    public synchronized long begin(Transaction tx) {
        last = EventStore.newest(tx);
        return last;
    }

    /** Of a transaction that is committed; in the order of commits. */
    public synchronized void own(List<Event.Numbered> events) {
        if (events.get(0).seq() == last + 1) {
            handOn(events);
        }
    }

    /** Hands on what is committed and was not; to be called again and again, and by one at a time. */
    public int look(Transaction tx) {
        var all = 0;
        List<Event.Numbered> found;
        do {
            // Read without the lock, since those who wait for it hold a connection each.
            found = EventStore.since(tx, last());
            fresh(found);
            all += found.size();
        } while (found.size() == EventStore.PAGE);
        return all;
    }

    private synchronized long last() {
        return last;
    }

    private synchronized void fresh(List<Event.Numbered> found) {
        var news = found.stream().filter(event -> event.seq() > last).toList();
        if (!news.isEmpty()) {
            handOn(news);
        }
    }

    private void handOn(List<Event.Numbered> events) {
        feed.accept(events);
        last = events.get(events.size() - 1).seq();
    }
}
