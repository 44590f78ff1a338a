package io.linli.model;

/** Two numbers of a rule that cannot both be meant, such as a yellow level above the orange one. */
public record Contradiction(Number number, Number limit) {

    /**
     * @param value as people write it, with its unit
     * @param standard whether the rule leaves it as its kind has it
     */
    public record Number(String name, String value, boolean standard) {

        static Number of(Parameter parameter, Rule rule) {
            var own = rule.parameters().get(parameter.name());
            var value = own == null ? parameter.standard() : own.strip();
            return new Number(parameter.name(), parameter.written(value), own == null);
        }

        private String said() {
            return standard ? value + " by default" : value;
        }
    }

    @Override
    public String toString() {
        return "%s: %s is above %s, which is %s".formatted(number.name, number.said(), limit.name, limit.said());
    }
}
