package io.linli.api.notify;

import io.linli.api.staff.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one person is reached, and when not.
 *
 * @param browsers that take what is pushed
 * @param quiet null where they have said nothing
 */
record Contact(
        String username,
        Role role,
        String grid,
        @Nullable String phone,
        @Nullable String email,
        List<Subscription> browsers,
        @Nullable QuietHours quiet) {

    /** Those of the ways that lead to them. */
    Set<Way> among(Set<Way> ways) {
        var open = EnumSet.noneOf(Way.class);
        ways.stream().filter(way -> !at(way).isEmpty()).forEach(open::add);
        return open;
    }

    /** What the channel is to be told of; several where they have several browsers. */
    List<Address> at(Way way) {
        return switch (way) {
            case VOICE, SMS -> phone == null ? List.of() : List.of(new Address(digits(phone), null));
            case EMAIL -> email == null ? List.of() : List.of(new Address(email, null));
            case PUSH ->
                browsers.stream()
                        .map(browser -> new Address(browser.endpoint(), browser))
                        .toList();
        };
    }

    /** @param browser where it is one's */
    record Address(String recipient, @Nullable Subscription browser) {}

    /** Gateways know no spaces. */
    private static String digits(String phone) {
        return phone.replaceAll("[^+0-9]", "");
    }

    boolean isQuiet(Instant at) {
        return quiet != null && quiet.covers(at);
    }

    /** When they begin their day. */
    Instant morning(Instant at) {
        return quiet == null ? QuietHours.morning(at) : quiet.over(at);
    }
}
