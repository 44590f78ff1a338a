package io.linli.api.escalation;

import io.linli.api.incident.state.Tier;
import java.time.Instant;

/**
 * One tier that was told.
 *
 * @param at when it was its turn, which may be before it was told: after an outage
 * @param manned whether anybody there was on duty; else it was passed by at once
 */
public record Rung(Tier tier, Instant at, boolean manned) {}
