package io.linli.jobs.detect.risks.climate;

import io.linli.model.Level;

/**
 * A level and what it takes.
 *
 * @param strain from which on, °C
 * @param humid the same in humid air
 * @param lasts for how long, milliseconds
 */
public record Mark(Level level, double strain, double humid, long lasts) {}
