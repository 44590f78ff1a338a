package io.linli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.linli.api.staff.Account;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Rule;
import java.util.List;

/**
 * What a community begins with: its devices, its rules and who works there, as one YAML document.
 *
 * @param accounts get the password that is handed over beside the document
 */
public record Seed(List<Device> devices, List<Rule> rules, List<Account> accounts) {

    public Seed {
        devices = devices == null ? List.of() : List.copyOf(devices);
        rules = rules == null ? List.of() : List.copyOf(rules);
        accounts = accounts == null ? List.of() : List.copyOf(accounts);
    }

    /** Throws IllegalArgumentException naming what is wrong. */
    public static Seed parseYaml(String yaml) {
        try {
            return Json.YAML.readValue(yaml, Seed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("seed: " + e.getOriginalMessage(), e);
        }
    }
}
