package io.linli.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a level is expected or there. */
public enum Stage {
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("reached")
    REACHED
}
