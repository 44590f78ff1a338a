package io.linli.api.notify;

import io.linli.api.notify.channels.EmailChannel;
import io.linli.api.notify.channels.PushChannel;
import io.linli.api.notify.channels.SmsChannel;
import io.linli.api.notify.channels.VoiceChannel;
import io.linli.model.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The ways to one person, and which of them are taken, by how urgent it is. */
enum Way {
    VOICE(VoiceChannel.ID),
    SMS(SmsChannel.ID),
    PUSH(PushChannel.ID),
    EMAIL(EmailChannel.ID);

    final String channel;

    Way(String channel) {
        this.channel = channel;
    }

    /** Those that are set up. */
    static Set<Way> of(NoticeConfig config) {
        var ways = EnumSet.noneOf(Way.class);
        config.phone().flatMap(Phone::voice).ifPresent(set -> ways.add(VOICE));
        config.phone().flatMap(Phone::sms).ifPresent(set -> ways.add(SMS));
        config.push().ifPresent(set -> ways.add(PUSH));
        config.mail().ifPresent(set -> ways.add(EMAIL));
        return ways;
    }

    /** Who can be reached by none of those that fit is written a letter, which is better than nothing. */
    static List<Way> of(Level level, Set<Way> open) {
        var fitting = switch (level) {
            case I -> List.of(VOICE, SMS, PUSH);
            // A call is better than a letter that nobody reads at night.
            case II -> open.contains(SMS) || open.contains(PUSH) ? List.of(SMS, PUSH) : List.of(VOICE);
            case III -> List.of(PUSH);
            case IV -> List.<Way>of();
        };
        var taken = fitting.stream().filter(open::contains).toList();
        return taken.isEmpty() ? gathered(open) : taken;
    }

    /** By which several things are told as one. */
    static List<Way> gathered(Set<Way> open) {
        return List.of(EMAIL, PUSH, SMS).stream()
                .filter(open::contains)
                .limit(1)
                .toList();
    }
}
