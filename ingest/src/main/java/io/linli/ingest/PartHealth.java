package io.linli.ingest;

/** Whether a part works, and in a word how it is. */
public record PartHealth(boolean up, String detail) {}
