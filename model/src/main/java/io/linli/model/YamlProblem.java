package io.linli.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** What is wrong with YAML that a person wrote, in one line and in their words: no class is named. */
public final class YamlProblem {
    private YamlProblem() {}

    public static String of(JsonProcessingException problem) {
        var cause = problem.getCause();
        if (cause instanceof JsonProcessingException nested) {
            return of(nested);
        }
        if (cause != null) {
            return oneLine(String.valueOf(cause.getMessage()));
        }
        if (problem instanceof UnrecognizedPropertyException unknown) {
            return "Unrecognized field \"" + unknown.getPropertyName() + "\", only " + unknown.getKnownPropertyIds();
        }
        if (problem instanceof MismatchedInputException mismatch) {
            var path = path(mismatch);
            return path.isEmpty() ? WrongForm.FIELDS : path + ": " + words(mismatch);
        }
        return oneLine(problem.getOriginalMessage());
    }

    private static String words(MismatchedInputException problem) {
        return problem instanceof WrongForm
                ? oneLine(problem.getOriginalMessage())
                : WrongForm.expected(problem.getTargetType());
    }

    private static String path(JsonMappingException problem) {
        return problem.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** The parser draws the place below its words, indented. */
    private static String oneLine(String message) {
        return message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
    }
}
