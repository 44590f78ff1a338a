package io.linli.api.form;

/**
 * One thing that is asked for.
 *
 * @param name in the contract and as an English column
 * @param zh as a Chinese column
 * @param example shown in the template
 */
public record Field(String name, String zh, boolean isRequired, String example) {

    public static Field required(String name, String zh, String example) {
        return new Field(name, zh, true, example);
    }

    public static Field optional(String name, String zh, String example) {
        return new Field(name, zh, false, example);
    }
}
