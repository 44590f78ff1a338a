package io.linli.api.notify;

import java.util.Map;

/**
 * A browser that takes what is pushed to it, as its page was given it.
 *
 * @param endpoint where its push service takes it
 * @param language in which its page speaks, {@code zh} or {@code en}
 */
record Subscription(String endpoint, String p256dh, String auth, String language) {

    /** As the channel has it. */
    Map<String, Object> view() {
        return Map.of("endpoint", endpoint, "keys", Map.of("p256dh", p256dh, "auth", auth), "language", language);
    }
}
