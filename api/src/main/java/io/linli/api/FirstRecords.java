package io.linli.api;

import io.linli.model.DefaultRules;
import io.linli.model.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What records that are empty begin with: the default rules, and a community where one is given.
 *
 * @param password of everybody in it
 */
record FirstRecords(Seed seed, String password) {
    private static final Seed RULES = new Seed(List.of(), DefaultRules.all(), List.of());

    static FirstRecords of(Settings settings) {
        return settings.find("LINLI_SEED")
                .map(file -> new FirstRecords(read(file).and(RULES), settings.secret("LINLI_DEMO_PASSWORD", 8)))
                .orElse(new FirstRecords(RULES, ""));
    }

    private static Seed read(String file) {
        try {
            return Seed.parseYaml(Files.readString(Path.of(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("LINLI_SEED=" + file + " is not one: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return seed.accounts().size() + " people, " + seed.devices().size() + " devices";
    }
}
