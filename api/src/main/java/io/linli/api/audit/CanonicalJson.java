package io.linli.api.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linli.model.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * JSON in the one form that RFC 8785 gives it: names sorted, no spaces, the fewest escapes. It differs in one thing:
 * numbers keep the decimal digits that they were written with, without an exponent and without zeros at the end, so
 * that the form does not hang on how a floating point number is printed.
 */
public final class CanonicalJson {
    private static final int LONGEST_NUMBER = 400;

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /** Of anything that our records are written as. */
    public static String of(Object value) {
        return write(parse(new String(Json.write(value), StandardCharsets.UTF_8)));
    }

    /** Throws IllegalArgumentException on what is not JSON, or names a thing twice. */
    public static JsonNode parse(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public static String write(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> fields(node).collect(Collectors.joining(",", "{", "}"));
            case ARRAY -> elements(node).collect(Collectors.joining(",", "[", "]"));
            case STRING -> string(node.textValue());
            case NUMBER -> number(node.decimalValue());
            case BOOLEAN, NULL -> node.asText();
            default -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        };
    }

    private static Stream<String> fields(JsonNode node) {
        // Java compares strings as the RFC wants it: by UTF-16.
        return node.properties().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(field -> string(field.getKey()) + ":" + write(field.getValue()));
    }

    private static Stream<String> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).map(CanonicalJson::write);
    }

    private static String number(BigDecimal number) {
        if (number.precision() > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
            throw new IllegalArgumentException("a number of more than " + LONGEST_NUMBER + " digits");
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String string(String text) {
        return text.chars().mapToObj(CanonicalJson::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default ->
                character < ' '
                        ? String.format(Locale.ROOT, "\\u%04x", character)
                        : Character.toString((char) character);
        };
    }
}
