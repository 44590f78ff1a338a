package io.linli.api.incident;

/** Who is told, in this order. */
public enum Tier {
    GRID,
    COMMUNITY,
    STREET,
    DEPARTMENT
}
