package io.linli.ingest.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What Mosquitto's dynamic security plugin understands and answers: JSON on one topic and another. Each account is a
 * client and a role of the same name; the client's description is the account's mark.
 */
final class DynamicSecurity {
    static final String COMMANDS = "$CONTROL/dynamic-security/v1";
    static final String ANSWERS = COMMANDS + "/response";
    static final int PAGE = 500;

    private DynamicSecurity() {}

    /** Nothing is allowed that is not said to be. */
    static Map<String, Object> denyByDefault() {
        var nothing = Stream.of("publishClientSend", "publishClientReceive", "subscribe")
                .map(type -> Map.of("acltype", type, "allow", false))
                .toList();
        return Map.of("command", "setDefaultACLAccess", "acls", nothing);
    }

    static Map<String, Object> list(int offset) {
        return Map.of("command", "listClients", "verbose", true, "count", PAGE, "offset", offset);
    }

    /** Making an account anew ends the connection of whoever came in by the old one. */
    static List<Map<String, Object>> commands(List<Accounts.Change> changes) {
        var commands = new ArrayList<Map<String, Object>>();
        for (var change : changes) {
            commands.add(Map.of("command", "deleteClient", "username", change.name()));
            commands.add(Map.of("command", "deleteRole", "rolename", change.name()));
            change.made().ifPresent(account -> commands.addAll(creation(account)));
        }
        return commands;
    }

    private static List<Map<String, Object>> creation(Account account) {
        var role = account.name();
        return List.of(
                Map.of("command", "createRole", "rolename", role, "acls", acls(account.permissions())),
                Map.of(
                        "command", "createClient",
                        "username", account.name(),
                        "password", account.password(),
                        "textdescription", account.mark(),
                        "roles", List.of(Map.of("rolename", role))));
    }

    private static List<Map<String, Object>> acls(List<Account.Permission> permissions) {
        return permissions.stream()
                .map(may -> Map.<String, Object>of("acltype", may.type(), "topic", may.topic(), "allow", true))
                .toList();
    }

    /** @param reference by which the answer is known */
    static byte[] message(List<Map<String, Object>> commands, String reference) {
        var named = new ArrayList<>(commands.subList(0, commands.size() - 1));
        var last = new LinkedHashMap<>(commands.get(commands.size() - 1));
        last.put("correlationData", reference);
        named.add(last);
        return Json.write(Map.of("commands", named));
    }

    static boolean isAnswer(JsonNode answer, String reference) {
        return answer.path("responses").findValuesAsText("correlationData").contains(reference);
    }

    /** What was refused; that something to be removed is not there hinders nobody. */
    static List<String> refusals(JsonNode answer) {
        return StreamSupport.stream(answer.path("responses").spliterator(), false)
                .filter(one -> one.has("error"))
                .filter(one -> !one.path("error").asText().endsWith("not found"))
                .map(one ->
                        one.path("command").asText() + ": " + one.path("error").asText())
                .toList();
    }

    /** The accounts of one page with their marks. */
    static Map<String, String> accounts(JsonNode answer) {
        var found = new LinkedHashMap<String, String>();
        for (var client : answer.at("/responses/0/data/clients")) {
            found.put(
                    client.path("username").asText(),
                    client.path("textdescription").asText());
        }
        return found;
    }
}
