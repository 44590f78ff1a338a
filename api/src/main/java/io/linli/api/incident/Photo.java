package io.linli.api.incident;

/** A photo as somebody sent it; {@code n} counts from 1 within its incident. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Photo(int n, PhotoType type, byte[] body) {}
