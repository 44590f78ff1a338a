package io.linli.api.staff;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can log in.
 *
 * @param grid 1 to 15 digits: the prefix of the grid codes that are theirs
 * @param home of a resident or their family
 * @param phone by which they are called; may be left out
 */
public record Account(
        String username,
        String name,
        Role role,
        String grid,
        @Nullable String home,
        @Nullable String phone) {

    public static final String USERNAME = "[a-z0-9][a-z0-9._-]{0,63}";
    public static final String PHONE = "\\+?[0-9 ()/-]{3,32}";

    public Account(String username, String name, Role role, String grid, @Nullable String home) {
        this(username, name, role, grid, home, null);
    }

    public Account {
        if (!username.matches(USERNAME)) {
            throw new IllegalArgumentException(
                    "username: 1 to 64 small letters, digits, '.', - and _, not: " + username);
        }
        if (!grid.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("grid of " + username + ": a prefix is 1 to 15 digits, not: " + grid);
        }
        if (role == Role.SYSTEM) {
            throw new IllegalArgumentException("role of " + username + ": nobody logs in as the machine");
        }
        if (role.isHousehold() != (home != null)) {
            throw new IllegalArgumentException("home of " + username + ": residents and family have one, others none");
        }
        phone = plain(phone);
        if (phone != null && !phone.matches(PHONE)) {
            throw new IllegalArgumentException(
                    "phone of " + username + ": 3 to 32 digits, spaces, + - ( ) and /, not: " + phone);
        }
    }

    private static @Nullable String plain(@Nullable String phone) {
        return phone == null || phone.isBlank() ? null : phone.strip();
    }

    /** @param mustChangePassword while it is one that somebody else knows */
    public Caller caller(boolean mustChangePassword) {
        return caller(mustChangePassword, false);
    }

    Caller caller(boolean mustChangePassword, boolean hasSecondStep) {
        return new Caller(username, name, role, grid, home, mustChangePassword, hasSecondStep);
    }
}
