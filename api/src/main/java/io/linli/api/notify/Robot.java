package io.linli.api.notify;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * A robot in the chat of those who work in some grids.
 *
 * @param grid the digits that those grids begin with; by them the robot is called
 * @param url holds a key, so it is a secret too
 * @param secret by which its messages are signed; empty for a kind that has none
 * @param mobiles who is mentioned by the phone's number when it is urgent: levels I and II
 */
public record Robot(Kind kind, String grid, URI url, String secret, List<String> mobiles) {

    /** Whose chat it is in. */
    public enum Kind {
        WECOM(false, true),
        DINGTALK(true, true),
        /** Mentions by its own ids alone. */
        FEISHU(true, false);

        final boolean isSigned;
        final boolean mentionsMobiles;

        Kind(boolean isSigned, boolean mentionsMobiles) {
            this.isSigned = isSigned;
            this.mentionsMobiles = mentionsMobiles;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Robot {
        mobiles = List.copyOf(mobiles);
    }

    @Override
    public String toString() {
        return kind.id() + " for " + grid;
    }
}
