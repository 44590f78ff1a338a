package io.linli.model;

/**
 * What the bits of {@link Metric#LIFT_STATE} mean, as the car stands at the moment of the reading; 0 is a car that stands
 * at a level, shut, empty and well.
 */
public final class LiftState {
    public static final int DOOR_OPEN = 1;
    public static final int MOVING = 1 << 1;
    /** Not at a landing: an open door would open on a wall. */
    public static final int OFF_LEVEL = 1 << 2;
    /** Somebody is in the car, by its load or a sensor. */
    public static final int PEOPLE = 1 << 3;
    /** The alarm button in the car. */
    public static final int ALARM_BUTTON = 1 << 4;
    /** Switched to inspection by who maintains it. */
    public static final int MAINTENANCE = 1 << 5;
    /** The controller itself tells of a fault. */
    public static final int FAULT = 1 << 6;

    public static final int POWER_LOST = 1 << 7;

    private LiftState() {}
}
