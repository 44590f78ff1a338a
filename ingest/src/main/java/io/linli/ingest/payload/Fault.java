package io.linli.ingest.payload;

import io.linli.model.RejectReason;

/** A message, or the part of it named by {@code detail}, that cannot be used, and why. */
public record Fault(RejectReason reason, String device, String detail) {}
