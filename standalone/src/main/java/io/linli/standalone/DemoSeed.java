package io.linli.standalone;

import io.linli.api.Seed;
import io.linli.model.DefaultRules;
import io.linli.simulator.community.Community;
import io.linli.simulator.recorded.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demo's community begins with: its own people and devices, the default rules, and what a person adds. */
final class DemoSeed {
    static final String PASSWORD = "linli-demo";

    private DemoSeed() {}

    static Seed of(DemoOptions options) {
        return options.isEmpty() ? rules() : with(options.simulation(), options.seed());
    }

    /** @param simulation whether a whole community lives in it, or only a few devices stand there */
    private static Seed with(boolean simulation, @Nullable Path more) {
        var own = simulation ? CommunitySeed.of(Community.liuyin()) : Seed.parseYaml(own());
        return own.and(rules()).and(more == null ? Seed.EMPTY : read(more));
    }

    /** For a community that people set up themselves. */
    private static Seed rules() {
        return new Seed(List.of(), DefaultRules.all(), List.of());
    }

    private static Seed read(Path file) {
        try {
            return Seed.parseYaml(TextFile.whole(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("--seed " + file + " is not one (" + e.getMessage() + ")", "mend what it names");
        }
    }

    private static String own() {
        try (var file = DemoSeed.class.getResourceAsStream("demo.yaml")) {
            if (file == null) {
                throw new IllegalStateException("this build lacks its demo.yaml");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
