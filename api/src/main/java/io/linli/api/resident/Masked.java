package io.linli.api.resident;

/** What of a person everybody is told who may know that they live there: enough to ask at the right door. */
public final class Masked {
    private static final String HIDDEN = "****";
    /** From so many signs on, the first and the last of a number leave enough open. */
    private static final int LONG = 11;

    private Masked() {}

    /** 王** */
    public static String name(String name) {
        return name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** 138****5678; of a shorter number the last two signs. */
    public static String phone(String phone) {
        var length = phone.length();
        if (length >= LONG) {
            return phone.substring(0, 3) + HIDDEN + phone.substring(length - 4);
        }
        return phone.isEmpty() ? phone : HIDDEN + phone.substring(length - 2);
    }

    static Resident of(Resident resident) {
        return resident.called(name(resident.name()), resident.phone().isEmpty() ? "" : phone(resident.phone()));
    }
}
