package io.linli.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Something stands where another form belongs: said of the value while it is still at hand. */
final class WrongForm extends MismatchedInputException {
    private static final long serialVersionUID = 1;
    static final String FIELDS = "must be fields with their values, such as name: value";

    private WrongForm(JsonParser parser, Class<?> type, String found) {
        super(parser, expected(type) + ", not" + found, type);
    }

    /** What belongs there, in the words in which it is written. */
    static String expected(Class<?> type) {
        if (type.isEnum()) {
            var names = Arrays.stream(type.getEnumConstants())
                    .map(constant -> Json.MAPPER.convertValue(constant, String.class));
            return "must be one of " + names.collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "must be one value";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "must be a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        return Collection.class.isAssignableFrom(type) ? "must be a list, such as [a, b]" : FIELDS;
    }

    private static String found(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case START_ARRAY -> " a list";
            case START_OBJECT, FIELD_NAME -> " fields";
            default -> ": " + parser.getText();
        };
    }

    static final class Handler extends DeserializationProblemHandler {
        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String said)
                throws IOException {
            throw new WrongForm(parser, type.getRawClass(), found(token, parser));
        }

        @Override
        public Object handleMissingInstantiator(
                DeserializationContext context, Class<?> type, ValueInstantiator by, JsonParser parser, String said)
                throws IOException {
            throw new WrongForm(parser, type, found(parser.currentToken(), parser));
        }

        @Override
        public Object handleWeirdNumberValue(DeserializationContext context, Class<?> type, Number value, String said)
                throws IOException {
            throw new WrongForm(context.getParser(), type, ": " + value);
        }

        @Override
        public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String said)
                throws IOException {
            throw new WrongForm(context.getParser(), type, ": " + value);
        }
    }
}
