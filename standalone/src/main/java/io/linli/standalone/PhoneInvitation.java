package io.linli.standalone;

import io.linli.api.phone.PhoneAddress;
import io.linli.api.phone.QrCode;
import java.io.PrintWriter;

/** How a phone in the same network gets the tasks: an address, and on a terminal a code for its camera. */
final class PhoneInvitation {
    private PhoneInvitation() {}

    static void to(DemoOptions options, PrintWriter out) {
        PhoneAddress.of(options.bind(), options.port()).ifPresent(address -> {
            out.printf("%nOn a phone in this network, the tasks of grid003: %s%n", address);
            if (isTerminal()) {
                out.print(QrCode.of(address).lines());
            }
            out.println(
                    "Plain HTTP: what comes from here can be read on the way, and no phone installs it or keeps it offline.");
            out.flush();
        });
    }

    /** Said by the script that starts us: a console is there also where its output goes into a file. */
    private static boolean isTerminal() {
        return Boolean.getBoolean("linli.terminal");
    }
}
