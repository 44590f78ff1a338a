package io.linli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.audit.AuditFault;
import io.linli.api.audit.AuditVerifier;
import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.PasswordHash;
import io.linli.api.staff.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Somebody who reads the audit log of a running service. */
record Auditor(RunningApi api, String username) {

    /** Whose grids are these. */
    static Auditor of(RunningApi api, String grid) {
        var username = "auditor" + grid;
        return api.records().transact(tx -> {
            var account = new Account(username, "审", Role.AUDITOR, grid, null);
            AccountStore.put(tx, account, PasswordHash.of(Community.PASSWORD));
            return new Auditor(api, username);
        });
    }

    /** The oldest first. */
    List<JsonNode> entries(String filter) {
        var items = api.get(username, "/api/v1/audit/entries?limit=1000&" + filter)
                .body()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("entry"))
                .sorted(Comparator.comparingLong(entry -> entry.path("seq").asLong()))
                .toList();
    }

    /** As {@code action actor}. */
    List<String> deeds(String filter) {
        return entries(filter).stream()
                .map(entry -> entry.path("action").asText() + " "
                        + entry.path("actor").asText())
                .toList();
    }

    String export() {
        var answer = api.get(username, "/api/v1/audit/export?records=true");
        if (answer.status() != 200) {
            throw new IllegalStateException("no export: " + answer.raw().body());
        }
        return answer.raw().body();
    }

    static AuditVerifier.Result verify(String export) throws IOException, AuditFault {
        return AuditVerifier.verify(new BufferedReader(new StringReader(export)), List.of(), List.of());
    }
}
