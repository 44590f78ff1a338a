package io.linli.standalone.evaluation;

import io.linli.standalone.evaluation.Incident.Variant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Draws moments, uniform over the scored time in which somebody was at home by the labels. */
record IncidentDraw(HomeRecord home, int count, long seed) {
    private static final long HORIZON = Duration.ofHours(24).toMillis();
    private static final long NEAR_DOOR = Duration.ofMinutes(10).toMillis();
    private static final int TRIES = 400;
    private static final LocalTime BEDTIME = LocalTime.of(22, 0);
    private static final LocalTime RISING = LocalTime.of(7, 0);

    /** Of all variants, by their time; a variant that the record has no moments for has none. */
    List<Incident> draw() {
        var drawn = new ArrayList<Incident>();
        for (var variant : Variant.values()) {
            var random = new SplittableRandom(seed * 31 + variant.ordinal());
            var wanted = count;
            for (var tries = (long) count * TRIES; tries > 0 && wanted > 0; tries--) {
                var at = moment(random);
                if (home.isAtHome(at) && fits(variant, at)) {
                    drawn.add(incident(variant, at, random));
                    wanted--;
                }
            }
        }
        return drawn.stream().sorted(Comparator.comparing(Incident::at)).toList();
    }

    private long moment(SplittableRandom random) {
        var to = home.hasHeartbeats() ? home.endsAt() - HORIZON : home.endsAt();
        return random.nextLong(home.scoredFrom(), Math.max(home.scoredFrom() + 1, to));
    }

    private boolean fits(Variant variant, long at) {
        var place = home.lastStirAt(at);
        if (place < 0) {
            return false;
        }
        var last = home.stirs().get(place);
        return switch (variant) {
            case ANYWHERE, ONE_MORE -> true;
            case BATHROOM -> last.room().contains("bath");
            case BED -> last.room().contains("bed") && isNight(at);
            case DOOR -> isNearDoor(place, at);
        };
    }

    private boolean isNight(long at) {
        var zone = home.devices().get(0).place().zone();
        var local = Instant.ofEpochMilli(at).atZone(zone).toLocalTime();
        return !local.isBefore(BEDTIME) || local.isBefore(RISING);
    }

    private boolean isNearDoor(int place, long at) {
        for (var i = place; i >= 0 && at - home.stirs().get(i).at() <= NEAR_DOOR; i--) {
            if (home.stirs().get(i).exitDoor()) {
                return true;
            }
        }
        return false;
    }

    private Incident incident(Variant variant, long at, SplittableRandom random) {
        if (variant != Variant.ONE_MORE) {
            return new Incident(at, variant, null);
        }
        var later = at
                + Duration.ofMinutes(5).toMillis()
                + random.nextLong(Duration.ofMinutes(25).toMillis());
        var last = home.stirs().get(home.lastStirAt(at));
        return new Incident(at, variant, new Stir(later, last.device(), last.room(), last.exitDoor()));
    }
}
