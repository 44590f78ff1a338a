package io.linli.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditActionTest {
    /** What keeps nothing, and what is told by other words. */
    private static final Set<String> NOT_AUDITED_BY_NAME =
            Set.of("draftRule", "startTrial", "answerCall", "followReport", "rateReport");

    @Test
    void everythingThatWritesIsAnAction() throws IOException {
        assertThat(writes())
                .hasSizeGreaterThan(25)
                .allSatisfy(operation -> assertThat(AuditAction.of(operation)).isNotNull());
    }

    @Test
    void anActionIsReadAsItIsShown() {
        for (var action : AuditAction.values()) {
            assertThat(AuditAction.parse(action.id())).isEqualTo(action);
        }
    }

    private static List<String> writes() throws IOException {
        var writes = new ArrayList<String>();
        try (var in = AuditActionTest.class.getResourceAsStream("/openapi.yaml")) {
            for (var path : Json.YAML.readTree(in).path("paths")) {
                for (var method : List.of("post", "put", "patch", "delete")) {
                    var operation = path.path(method).path("operationId").asText();
                    if (!operation.isEmpty() && !NOT_AUDITED_BY_NAME.contains(operation)) {
                        writes.add(operation);
                    }
                }
            }
        }
        return writes;
    }
}
