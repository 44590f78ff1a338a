package io.linli.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfflineShellTest {
    private static final Map<String, String> IMPORTS = Map.of("lit", "/web/lib/lit/index.js", "lit/", "/web/lib/lit/");
    private static final String PAGE =
            "<link rel=\"stylesheet\" href=\"/web/a.css\"><script type=\"module\" src=\"/web/app/a.js\"></script>";

    private final Map<String, String> files = new HashMap<>(Map.of(
            "/web/a.html", PAGE,
            "/web/a.css", "",
            "/web/app/a.js", "import { html } from 'lit';\nimport './b.js';",
            "/web/app/b.js", "export * from './a.js'; import { x } from 'lit/x.js';",
            "/web/lib/lit/index.js", "import\"./x.js\";",
            "/web/lib/lit/x.js", ""));

    @Test
    void everythingThatAPageNamesIsKept() {
        assertThat(shell().files())
                .containsExactly(
                        "/web/a.css",
                        "/web/a.html",
                        "/web/app/a.js",
                        "/web/app/b.js",
                        "/web/lib/lit/index.js",
                        "/web/lib/lit/x.js");
    }

    @Test
    void anyChangeMakesAnotherEdition() {
        var before = shell().edition();
        assertThat(shell().edition()).isEqualTo(before);
        files.put("/web/lib/lit/x.js", "1");
        assertThat(shell().edition()).isNotEqualTo(before);
    }

    @Test
    void whatIsMissingIsSaidWithItsName() {
        files.remove("/web/lib/lit/x.js");
        assertThatThrownBy(this::shell).hasMessageContaining("/web/lib/lit/x.js");
    }

    @Test
    void aPageAsksForItsModulesAtOnce() {
        assertThat(OfflineShell.preloads(PAGE, this::read, IMPORTS).lines())
                .hasSize(4)
                .first()
                .isEqualTo("<link rel=\"modulepreload\" href=\"/web/app/a.js\">");
    }

    @Test
    void theWorkerIsToldWhatToKeep() {
        var worker = new String(shell().before("go();".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        assertThat(worker)
                .startsWith("const EDITION = '" + shell().edition() + "';\nconst SHELL = [\"/web/a.css\",")
                .endsWith("go();");
    }

    private OfflineShell shell() {
        return OfflineShell.from(List.of("/web/a.html"), this::read, IMPORTS);
    }

    private Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path)).map(content -> content.getBytes(StandardCharsets.UTF_8));
    }
}
