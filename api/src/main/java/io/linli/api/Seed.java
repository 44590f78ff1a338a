package io.linli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.linli.api.place.PlaceEntry;
import io.linli.api.resident.Home;
import io.linli.api.resident.Resident;
import io.linli.api.roster.Roster;
import io.linli.api.staff.Account;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Rule;
import io.linli.model.YamlProblem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a community begins with: its places and people, devices, rules, who works there and when, as one YAML document.
 *
 * @param accounts get the password that is handed over beside the document
 */
public record Seed(
        List<Device> devices,
        List<Rule> rules,
        List<Account> accounts,
        List<PlaceEntry> places,
        List<Home> homes,
        List<Resident> residents,
        List<Roster> rosters) {

    public static final Seed EMPTY = new Seed(List.of(), List.of(), List.of());

    public Seed(List<Device> devices, List<Rule> rules, List<Account> accounts) {
        this(devices, rules, accounts, List.of(), List.of(), List.of(), List.of());
    }

    public Seed {
        devices = listed(devices);
        rules = listed(rules);
        accounts = listed(accounts);
        places = listed(places);
        homes = listed(homes);
        residents = listed(residents);
        rosters = listed(rosters);
    }

    private static <T> List<T> listed(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** Both in one, this one's first. */
    public Seed and(Seed more) {
        return new Seed(
                join(devices, more.devices),
                join(rules, more.rules),
                join(accounts, more.accounts),
                join(places, more.places),
                join(homes, more.homes),
                join(residents, more.residents),
                join(rosters, more.rosters));
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Throws IllegalArgumentException naming what is wrong. */
    public static Seed parseYaml(String yaml) {
        try {
            return Json.YAML.readValue(yaml, Seed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("seed: " + YamlProblem.of(e), e);
        }
    }
}
