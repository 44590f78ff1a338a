package io.linli.jobs.correlate;

import io.linli.model.Alert;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says cannot be heard, and so what may explain it.
 *
 * @param silent devices that are not heard
 * @param gateways that speak for them; none where one of them speaks for itself
 */
record Effect(Set<String> silent, Set<String> gateways) {

    /** Null of an alert that is about more than silence of devices. */
    static @Nullable Effect of(Alert alert) {
        if (!isBlind(alert)) {
            return null;
        }
        return new Effect(names(alert, "silent_devices"), names(alert, "gateways"));
    }

    /** Whether it says that devices, or a home by its devices, cannot be heard. */
    private static boolean isBlind(Alert alert) {
        return switch (alert.kind()) {
            case INACTIVITY -> "unseen".equals(alert.explanation().get("limit_reason"));
            case DEVICE -> !names(alert, "silent_devices").isEmpty();
            default -> false;
        };
    }

    private static Set<String> names(Alert alert, String key) {
        var names = new TreeSet<String>();
        if (alert.explanation().get(key) instanceof Collection<?> listed) {
            listed.forEach(each -> names.add(each.toString()));
        }
        return names;
    }
}
