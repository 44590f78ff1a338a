package io.linli.standalone.evaluation;

/** Somebody did something, as the sensors of a recorded home told it; epoch milliseconds. */
record Stir(long at, String device, String room, boolean exitDoor) {}
