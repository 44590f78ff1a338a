package io.linli.model;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a part: {@code LINLI_…} from the environment, each also as {@code …_FILE} naming a mounted secret.
 * What is missing or senseless throws IllegalArgumentException with the name, the value (never a secret's) and the
 * rule it broke.
 */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Settings ofEnvironment() {
        return new Settings(System.getenv());
    }

    public static Settings of(Map<String, String> values) {
        return new Settings(values);
    }

    /** These, and those of {@code defaults} that are not set here. */
    public Settings or(Map<String, String> defaults) {
        var all = new HashMap<>(defaults);
        values.keySet().forEach(name -> all.remove(name.replaceFirst("_FILE$", "")));
        all.putAll(values);
        return new Settings(all);
    }

    public String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    public String text(String name, String standard) {
        return find(name).orElse(standard);
    }

    /** At least {@code length} characters; its value is never shown. */
    public String secret(String name, int length) {
        var secret = text(name);
        if (secret.length() < length) {
            throw new IllegalArgumentException(name + "=(secret) must have at least " + length + " characters");
        }
        return secret;
    }

    public Optional<String> find(String name) {
        var value = values.get(name);
        var file = values.get(name + "_FILE");
        if (value != null && file != null) {
            throw new IllegalArgumentException(name + " and " + name + "_FILE are both set; keep one");
        }
        if (file != null) {
            return Optional.of(contentOf(name, file));
        }
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    public int number(String name, int standard, int min, int max) {
        var text = find(name).orElse(Integer.toString(standard));
        try {
            var number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        throw new IllegalArgumentException(name + "=" + text + " must be a whole number from " + min + " to " + max);
    }

    /** Written as {@code 100ms}, {@code 90s}, {@code 15m}, {@code 12h}. */
    public Duration duration(String name, Duration standard, Duration min, Duration max) {
        var text = find(name);
        if (text.isEmpty()) {
            return standard;
        }
        try {
            var duration = Parameter.parseDuration(text.get());
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // said below, with the range
        }
        throw new IllegalArgumentException(name + "=" + text.get() + " must be a duration from " + min + " to " + max);
    }

    public boolean flag(String name, boolean standard) {
        var text = find(name).orElse(Boolean.toString(standard));
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + "=" + text + " must be true or false");
        };
    }

    /** Where servers listen: {@code host:port}, more after commas. */
    public String addresses(String name) {
        var text = text(name);
        if (!text.matches("[^\\s,:]+:[0-9]+(,[^\\s,:]+:[0-9]+)*")) {
            throw new IllegalArgumentException(name + "=" + text + " must be host:port, more after commas");
        }
        return text;
    }

    /** An address with one of the schemes given. */
    public URI uri(String name, String... schemes) {
        var text = text(name);
        try {
            var uri = new URI(text);
            for (var scheme : schemes) {
                if (scheme.equals(uri.getScheme())) {
                    return uri;
                }
            }
        } catch (java.net.URISyntaxException e) {
            // said below, with what is expected
        }
        throw new IllegalArgumentException(
                name + "=" + text + " must be an address beginning with " + String.join(" or ", schemes));
    }

    private static String contentOf(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(name + "_FILE=" + file + " cannot be read", e);
        }
    }
}
