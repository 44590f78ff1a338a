package io.linli.api.appraisal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By what cases are put together. */
enum Grouping {
    ALL(life -> Optional.of("")),
    KIND(life -> Optional.of(life.log().kind())),
    LEVEL(life -> Optional.of(life.log().level().name())),
    GRID(life -> Optional.of(life.log().grid())),
    /** Twelve digits of the grid code. */
    COMMUNITY(life -> Optional.of(
            life.log().grid().substring(0, Math.min(12, life.log().grid().length())))),
    /** A case that nobody answered for is of no person. */
    PERSON(life -> Optional.ofNullable(life.person()));

    private final Function<CaseLife, Optional<String>> key;

    Grouping(Function<CaseLife, Optional<String>> key) {
        this.key = key;
    }

    static Grouping parse(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    Map<String, List<CaseLife>> group(List<CaseLife> lives) {
        return lives.stream()
                .filter(life -> key.apply(life).isPresent())
                .collect(Collectors.groupingBy(
                        life -> key.apply(life).orElseThrow(), TreeMap::new, Collectors.toList()));
    }
}
