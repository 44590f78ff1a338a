package io.linli.api.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/** One shift on the day on which it begins. */
public record Slot(
        @JsonProperty(required = true) String shift,
        @JsonProperty(required = true) LocalDate date) {}
