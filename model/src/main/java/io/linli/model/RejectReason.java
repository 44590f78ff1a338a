package io.linli.model;

/** Why a message was not taken. */
public enum RejectReason {
    /** Not JSON. */
    MALFORMED,
    NOT_UTF8,
    TOO_LARGE,
    TOO_DEEP,
    EMPTY,
    /** JSON of another shape than the topic asks for. */
    WRONG_SHAPE,
    /** A value of another type than the metric has. */
    WRONG_TYPE,
    /** Not finite, or not what the metric can be. */
    OUT_OF_RANGE,
    BAD_TIME,
    UNKNOWN_TOPIC,
    UNKNOWN_DEVICE,
    /** Said under a name that its gateway has not announced. */
    UNKNOWN_NAME,
    UNKNOWN_METRIC,
    /** One that the registry does not know this device to measure. */
    UNDECLARED_METRIC,
    UNKNOWN_EVENT,
    /** A gateway spoke for a device that is not its child. */
    NOT_ITS_CHILD,
    RETIRED_DEVICE,
    TOO_FAST,
    /** It stands in the log, and the store of history will never take it. */
    NOT_STORED,
    /** Our own fault, with the message kept: to be looked at. */
    INTERNAL
}
