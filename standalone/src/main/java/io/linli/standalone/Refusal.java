package io.linli.standalone;

/** Why a command does not do what it was asked, in one line, with the cure in the same line. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String problem, String cure) {
        super(problem + ": " + cure);
    }
}
