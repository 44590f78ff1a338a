package io.linli.standalone;

/**
 * Who may do what at the broker; asked at every connect, publish and subscribe, from many threads, and expected to
 * answer from memory. Topics are MQTT topics and filters; whoever does not know says no.
 */
public interface DeviceAccess {
    boolean mayConnect(String user, String clientId, String password);

    boolean maySend(String user, String topic);

    boolean mayReceive(String user, String filter);
}
