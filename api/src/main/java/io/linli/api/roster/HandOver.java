package io.linli.api.roster;

import java.time.Instant;

/** A note at the end of a shift, for the next. */
record HandOver(Slot slot, String author, String note, Instant at) {}
