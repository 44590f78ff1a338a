package io.linli.ingest.payload;

import java.util.List;

/** Understands one format of messages. It knows no device, no clock and no broker, and never throws. */
public interface PayloadAdapter {

    /** Also the folder of its golden files. */
    String name();

    /** Where its messages come in; a topic belongs to the first adapter of the list with a filter that matches it. */
    List<String> topicFilters();

    Decoded decode(Message message);
}
