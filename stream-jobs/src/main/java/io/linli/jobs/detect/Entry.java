package io.linli.jobs.detect;

import io.linli.model.Rule;
import io.linli.model.RuleKind;
import org.jspecify.annotations.Nullable;

/** What one rule remembers of a subject. There are millions of them, so what is rare or common to many is elsewhere. */
final class Entry {

    /**
     * What was told or found and is not over.
     *
     * @param held never beside an episode
     * @param by judges the episode, where that is another than the rule as last published
     */
    private record Open(
            @Nullable Episode episode,
            @Nullable Held held,
            @Nullable CompiledRule by) {}

    /** As last published; only its name after a restart, until it is looked up. */
    private CompiledRule rule;

    Memory memory;
    private long lookAgainAt;
    private @Nullable Open open;

    Entry(CompiledRule rule, Memory memory, long lookAgainAt) {
        this.rule = rule;
        this.memory = memory;
        this.lookAgainAt = lookAgainAt;
    }

    /** The same from here on, apart from this one. */
    Entry copy() {
        var copy = new Entry(rule, memory, lookAgainAt);
        copy.open = open;
        return copy;
    }

    String key() {
        return rule.key();
    }

    RuleKind kind() {
        return rule.kind();
    }

    Detector<Memory> detector() {
        return rule.detector();
    }

    CompiledRule rule() {
        return rule;
    }

    /** The rule that judges: an open episode is judged by the version that raised it. */
    CompiledRule judge() {
        var by = open == null ? null : open.by;
        return by == null ? rule : by;
    }

    /** Goes on by a rule as now published. */
    void follow(CompiledRule published) {
        rule = published;
        var episode = episode();
        if (open != null && episode != null) {
            open = new Open(episode, null, isOf(episode.rule()) ? null : CompiledRule.of(episode.rule()));
        }
    }

    private boolean isOf(Rule other) {
        return rule.rule().equals(other);
    }

    @Nullable
    Episode episode() {
        return open == null ? null : open.episode;
    }

    /** Answers whether another rule judges from now on, which is so when an episode of an earlier version ends. */
    boolean tell(@Nullable Episode next) {
        var by = open == null ? null : open.by;
        open = next == null ? null : new Open(next, null, by);
        return next == null && by != null;
    }

    @Nullable
    Held held() {
        return open == null ? null : open.held;
    }

    void hold(@Nullable Held next) {
        open = next == null ? null : new Open(null, next, null);
    }

    long lookAgainAt() {
        return lookAgainAt;
    }

    void lookAgainAt(long time) {
        lookAgainAt = time;
    }

    /** When time alone may bring something to tell. */
    long deadline() {
        var held = held();
        return held == null ? lookAgainAt : Math.min(lookAgainAt, held.until());
    }
}
