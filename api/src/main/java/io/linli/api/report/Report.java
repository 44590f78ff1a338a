package io.linli.api.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reported, as it was written down.
 *
 * @param number by which people speak of it
 * @param receiver who wrote it down, and is answerable until it is closed (首接负责制); null where the reporter did
 */
record Report(
        UUID incident,
        String number,
        Reporter reporter,
        @Nullable String receiver,
        Instant at) {}
