package io.linli.api.escalation;

import io.linli.api.staff.Role;
import io.linli.model.Level;
import io.linli.model.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is promised for one kind of event in one place.
 *
 * @param lead whose work it is first
 * @param assist who helps
 * @param call the emergency numbers that whoever hears of a threat to life calls at once, beside all else
 * @param closeWhen what must be so before it is closed
 */
public record Standard(
        List<Role> lead, List<Role> assist, List<String> call, Text closeWhen, Map<Level, Limits> levels) {
    public Standard {
        lead = List.copyOf(lead);
        assist = List.copyOf(assist);
        call = List.copyOf(call);
        levels = Map.copyOf(levels);
    }

    public Limits limits(Level level) {
        return Objects.requireNonNull(levels.get(level));
    }

    /** All who take part from the beginning on. */
    public Set<Role> roles() {
        var roles = new LinkedHashSet<>(lead);
        roles.addAll(assist);
        return roles;
    }
}
