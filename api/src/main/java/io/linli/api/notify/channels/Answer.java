package io.linli.api.notify.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.Receipt;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What another server said.
 *
 * @param body no more of it than is ever of use
 * @param wish for how long it wants to be left alone, if it said so
 */
record Answer(int status, String body, @Nullable Duration wish) {
    private static final int SHOWN = 200;

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** What the status alone says. */
    Receipt receipt() {
        if (isGood()) {
            return new Receipt.Delivered("HTTP " + status);
        }
        if (status == 410) {
            return new Receipt.Refused("HTTP 410: the receiver wants no more");
        }
        return new Receipt.Failed("HTTP " + status, wish);
    }

    /** A missing node where it is no JSON. */
    JsonNode json() {
        try {
            return Json.MAPPER.readTree(body.getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            return Json.MAPPER.missingNode();
        }
    }

    /** Some of what others wrote, as a person may want to read it. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
