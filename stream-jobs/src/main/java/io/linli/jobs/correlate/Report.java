package io.linli.jobs.correlate;

import io.linli.jobs.detect.risks.outage.Witness;
import io.linli.model.Place;
import java.util.List;

/**
 * What a home, or a device by itself, last said of its gateways and meters.
 *
 * @param at when, epoch milliseconds
 */
record Report(Place place, long at, List<Witness> witnesses) {}
