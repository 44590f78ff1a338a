package io.linli.ingest;

import io.linli.ingest.payload.Message;

/**
 * A message as it came in.
 *
 * @param promised whether the broker keeps it until {@code acknowledge}
 * @param acknowledge does nothing once the connection is gone
 */
record Arrival(Message message, boolean promised, Runnable acknowledge) {}
