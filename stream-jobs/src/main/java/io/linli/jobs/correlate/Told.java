package io.linli.jobs.correlate;

import io.linli.model.Alert;

/**
 * An open alert: what detection last said of it, and what of that was sent on.
 *
 * @param sent by its own number, with what explains it and what was seen beside it
 */
record Told(Alert said, Alert sent) {}
