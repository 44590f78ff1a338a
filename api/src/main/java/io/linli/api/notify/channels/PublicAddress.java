package io.linli.api.notify.channels;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a webhook may go. A name is looked up once and that very address is used, so that it cannot be a public one
 * when asked and a private one when used.
 */
final class PublicAddress {
    private PublicAddress() {}

    static InetAddress of(String host, boolean allowPrivate) throws UnknownHostException {
        return of(host, InetAddress.getAllByName(host), allowPrivate);
    }

    /** @param known what the name means now */
    static InetAddress of(String host, InetAddress[] known, boolean allowPrivate) throws UnknownHostException {
        for (var address : known) {
            if (allowPrivate || isPublic(address)) {
                return address;
            }
        }
        throw new UnknownHostException(host + " has no public address");
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : address instanceof Inet6Address && isPublic6(bytes);
    }

    /** Besides: this network, carrier NAT, protocol assignments, benchmarks, and what is reserved. */
    private static boolean isPublic4(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        return first != 0
                && first < 240
                && !(first == 100 && (second & 0xc0) == 64)
                && !(first == 192 && second == 0 && bytes[2] == 0)
                && !(first == 198 && (second & 0xfe) == 18);
    }

    /** Global unicast, but for what embeds an IPv4 address: 6to4, Teredo. NAT64 is outside of 2000::/3 already. */
    private static boolean isPublic6(byte[] bytes) {
        var first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        var isTeredo = first == 0x2001 && bytes[2] == 0 && bytes[3] == 0;
        return (first & 0xe000) == 0x2000 && first != 0x2002 && !isTeredo;
    }
}
