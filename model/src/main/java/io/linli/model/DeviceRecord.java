package io.linli.model;

/** The registry's word on a device, in the log before its first reading, at each change and daily. */
public record DeviceRecord(String subject, Device device, long receivedAt) implements Observation {}
