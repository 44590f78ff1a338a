package io.linli.ingest.payload;

import java.util.List;

/**
 * Understands one format of messages. It knows no device, no clock and no broker, and never throws; it may remember what
 * its messages said of names.
 */
public interface PayloadAdapter {

    /** Also the folder of its golden files. */
    String name();

    /** Where its messages come in; a topic belongs to the first adapter of the list with a filter that matches it. */
    List<String> topicFilters();

    /** The most bytes that make sense on a topic. */
    default int largest(String topic) {
        return Message.LARGEST;
    }

    Decoded decode(Message message);
}
