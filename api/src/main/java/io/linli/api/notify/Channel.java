package io.linli.api.notify;

import java.time.Duration;
import java.util.List;

/** A way to reach people. */
public interface Channel {

    String id();

    /** Tries once; may take seconds, so never on an event loop. A failure is a receipt, not an exception. */
    Receipt deliver(Notice notice);

    /** The pauses before the second, third … attempt; after the last of them it is given up. */
    List<Duration> pauses();
}
