package io.linli.ingest;

/** Hears what becomes of the connection to the broker, on threads that must not wait. */
interface InboxListener {
    /** Before the first message of a connection. */
    void connected();

    /** To all filters. */
    void subscribed();

    void disconnected();

    void arrived(Arrival arrival);
}
