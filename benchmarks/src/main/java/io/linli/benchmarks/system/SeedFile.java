package io.linli.benchmarks.system;

import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Registers the devices of a load and somebody who sees all of their alerts; JSON, which is YAML too. */
public final class SeedFile {
    /** Logs in with the demo's one password. */
    public static final String WATCHER = "load-watcher";

    private static final String DISTRICT = "110105";

    private SeedFile() {}

    public static void write(Path file, List<Device> devices, List<Rule> rules) throws IOException {
        var watcher = Map.of("username", WATCHER, "name", "Load watcher", "role", "COMMUNITY_DUTY", "grid", DISTRICT);
        Files.write(file, Json.write(Map.of("devices", devices, "rules", rules, "accounts", List.of(watcher))));
    }
}
