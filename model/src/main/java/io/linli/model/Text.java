package io.linli.model;

/** One sentence in both languages. */
public record Text(String zh, String en) {}
