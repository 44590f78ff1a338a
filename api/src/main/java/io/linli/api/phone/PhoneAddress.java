package io.linli.api.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Optional;

/** Where a phone in the same network finds the tasks. */
public final class PhoneAddress {
    private static final String PAGE = "/tasks";
    /** Kept for documents (RFC 5737): nothing is ever sent there. */
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("198.51.100.1", 9);

    private PhoneAddress() {}

    /** Empty while we listen to this machine only. */
    public static Optional<String> of(String bind, int port) {
        return host(bind).map(host -> page("http", host.getHostAddress() + ":" + port));
    }

    /** As seen by somebody who already came by another way than this machine's own. */
    static Optional<String> of(String scheme, String authority) {
        var host = authority.replaceFirst(":[0-9]+$", "");
        var isOwn = host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
        return isOwn || host.equals("[::1]") ? Optional.empty() : Optional.of(page(scheme, authority));
    }

    private static String page(String scheme, String authority) {
        return scheme + "://" + authority + PAGE;
    }

    private static Optional<InetAddress> host(String bind) {
        try {
            var address = InetAddress.getByName(bind);
            if (address.isAnyLocalAddress()) {
                return routed().or(PhoneAddress::first);
            }
            return address.isLoopbackAddress() ? Optional.empty() : Optional.of(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address by which this machine reaches others; to ask for a way sends nothing. */
    private static Optional<InetAddress> routed() {
        try (var socket = new DatagramSocket()) {
            socket.connect(ELSEWHERE);
            return Optional.of(socket.getLocalAddress()).filter(PhoneAddress::isOfThisNetwork);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> first() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .filter(PhoneAddress::isUp)
                    .flatMap(network -> network.inetAddresses())
                    .filter(PhoneAddress::isOfThisNetwork)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean isOfThisNetwork(InetAddress address) {
        return address instanceof Inet4Address && !address.isLoopbackAddress() && !address.isAnyLocalAddress();
    }
}
