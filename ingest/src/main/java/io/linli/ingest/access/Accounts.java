package io.linli.ingest.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is to be let in, and how far the broker knows it. For many threads. */
final class Accounts {
    private final Map<String, Account> wanted = new LinkedHashMap<>();
    private final Map<String, String> present = new LinkedHashMap<>();

    /** What the broker is to be told: that an account is gone, and that another of its name is there, if any. */
    record Change(String name, Optional<Account> made) {}

    synchronized void want(Account account) {
        wanted.put(account.name(), account);
    }

    synchronized void unwant(String name) {
        wanted.remove(name);
    }

    /** All that the broker knows: each name with its mark. */
    synchronized void found(Map<String, String> marks) {
        present.clear();
        present.putAll(marks);
    }

    /** The next of them, those to be shut out first. */
    synchronized List<Change> changes(int most) {
        var changes = new ArrayList<Change>();
        present.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .limit(most)
                .forEach(name -> changes.add(new Change(name, Optional.empty())));
        wanted.values().stream()
                .filter(account -> !account.mark().equals(present.get(account.name())))
                .limit(most - changes.size())
                .forEach(account -> changes.add(new Change(account.name(), Optional.of(account))));
        return changes;
    }

    synchronized void done(List<Change> changes) {
        for (var change : changes) {
            present.remove(change.name());
            change.made().ifPresent(account -> present.put(account.name(), account.mark()));
        }
    }

    synchronized int size() {
        return wanted.size();
    }
}
