package io.linli.api.place;

/** A point on the earth, in degrees of WGS 84. */
public record Earth(double latitude, double longitude) {
    /** Metres, of a sphere: within a community that is right to a hand's breadth. */
    private static final double RADIUS = 6_371_000;

    public Earth {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "latitude and longitude: -90 to 90 and -180 to 180 degrees, not: " + latitude + ", " + longitude);
        }
    }

    /** In metres. */
    public double distanceTo(Earth other) {
        var north = Math.toRadians(other.latitude - latitude);
        var east = Math.toRadians(other.longitude - longitude);
        var half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
