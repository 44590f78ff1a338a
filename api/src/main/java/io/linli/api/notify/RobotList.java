package io.linli.api.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import io.linli.model.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** LINLI_ROBOTS: a list in YAML, whose mistakes are named without showing what is secret in it. */
record RobotList(String text, boolean allowPrivate) {
    private static final String NAME = "LINLI_ROBOTS";
    private static final List<String> FIELDS = List.of("channel", "grid", "url", "secret", "mobiles");

    static Robots of(Settings settings, boolean allowPrivate) {
        return settings.find(NAME)
                .filter(text -> !text.isBlank())
                .map(text -> new RobotList(text, allowPrivate).read())
                .orElse(Robots.NONE);
    }

    private Robots read() {
        var list = tree();
        if (!list.isArray() || list.isEmpty()) {
            throw new IllegalArgumentException(NAME + " must be a list of " + String.join(", ", FIELDS));
        }
        var robots = new ArrayList<Robot>();
        var known = new HashSet<String>();
        for (var entry : list) {
            var at = NAME + "[" + robots.size() + "]";
            var robot = robot(entry, at);
            if (!known.add(robot.toString())) {
                throw new IllegalArgumentException(
                        at + ".grid=" + robot.grid() + " has a robot of this channel already");
            }
            robots.add(robot);
        }
        return new Robots(robots);
    }

    /** What the parser says of a mistake may quote the line, so only its number is told. */
    @SuppressWarnings("UnusedException")
    private JsonNode tree() {
        try {
            return Json.YAML.readTree(text);
        } catch (JsonProcessingException e) {
            var where =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new IllegalArgumentException(NAME + "=(secret) must be YAML" + where);
        }
    }

    private Robot robot(JsonNode entry, String at) {
        entry.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        at + "." + name + " is unknown; known are " + String.join(", ", FIELDS));
            }
        });
        var kind = kind(text(entry, "channel", at), at);
        var grid = text(entry, "grid", at);
        if (!grid.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException(at + ".grid=" + grid + " must be 1 to 15 digits");
        }
        return new Robot(kind, grid, url(entry, at), secret(kind, entry, at), mobiles(kind, entry, at));
    }

    private static Robot.Kind kind(String text, String at) {
        for (var kind : Robot.Kind.values()) {
            if (kind.id().equals(text.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new IllegalArgumentException(at + ".channel=" + text + " must be wecom, dingtalk or feishu");
    }

    /** A key stands in it, so it travels encrypted. */
    private URI url(JsonNode entry, String at) {
        var schemes = allowPrivate ? Set.of("https", "http") : Set.of("https");
        try {
            var url = new URI(text(entry, "url", at));
            if (url.getHost() != null && schemes.contains(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException(at + ".url=(secret) must be an address beginning with https://");
    }

    private static String secret(Robot.Kind kind, JsonNode entry, String at) {
        if (kind.isSigned) {
            return text(entry, "secret", at);
        }
        if (entry.hasNonNull("secret")) {
            throw new IllegalArgumentException(at + ".secret=(secret): a robot of " + kind.id() + " has none");
        }
        return "";
    }

    private static List<String> mobiles(Robot.Kind kind, JsonNode entry, String at) {
        var mobiles = StreamSupport.stream(entry.path("mobiles").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (!mobiles.isEmpty() && !kind.mentionsMobiles) {
            throw new IllegalArgumentException(at + ".mobiles: " + kind.id() + " does not mention by number");
        }
        for (var mobile : mobiles) {
            if (!mobile.matches("[0-9]{5,15}")) {
                throw new IllegalArgumentException(at + ".mobiles=" + mobile + " must be the digits of a phone");
            }
        }
        return mobiles;
    }

    private static String text(JsonNode entry, String field, String at) {
        var text = entry.path(field).asText("").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(at + "." + field + " is missing");
        }
        return text;
    }
}
