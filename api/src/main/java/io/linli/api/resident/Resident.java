package io.linli.api.resident;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linli.api.staff.Account;
import io.linli.model.Device;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who lives in a {@link Home}.
 *
 * @param born year of birth, when it is known
 * @param note what those who come should know, such as: hard of hearing
 */
public record Resident(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String home,
        @JsonProperty(required = true) String name,
        @Nullable Integer born,
        String phone,
        String note) {

    public Resident {
        if (!id.matches(Device.ID)) {
            throw new IllegalArgumentException("id: 1 to 64 letters, digits, - and _, not: " + id);
        }
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("name: 1 to 100 characters, not: " + name);
        }
        if (born != null && (born < 1900 || born > 2100)) {
            throw new IllegalArgumentException("born: a year from 1900 to 2100, not: " + born);
        }
        phone = phone == null ? "" : phone.strip();
        if (!phone.isEmpty() && !phone.contains("*") && !phone.matches(Account.PHONE)) {
            throw new IllegalArgumentException("phone: 3 to 32 digits, spaces, + - ( ) and /, not: " + phone);
        }
        note = note == null ? "" : note;
        if (note.length() > 1_000) {
            throw new IllegalArgumentException("note: at most 1000 characters, not " + note.length());
        }
    }

    Resident called(String otherName, String otherPhone) {
        return new Resident(id, home, otherName, born, otherPhone, note);
    }
}
