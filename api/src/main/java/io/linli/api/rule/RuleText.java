package io.linli.api.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.linli.model.DefaultRules;
import io.linli.model.Json;
import io.linli.model.Rule;
import io.linli.model.Schedule;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A rule as people write it, changed in one place at a time, so that its comments and its order stay as they are.
 *
 * @param yaml JSON is YAML too
 */
public record RuleText(String yaml) {
    private static final String PARAMETERS = "parameters";
    private static final YAMLMapper WRITER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            // A grid code is a name, however much it looks like a number.
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /** For a rule that nobody wrote as text: as those of a new community are written, else only what it says itself. */
    static RuleText of(Rule rule) {
        var first = DefaultRules.of(rule.kind());
        if (first.equals(rule.published(first.version(), first.mode()))) {
            var written = new RuleText(DefaultRules.yaml(rule.kind()));
            return rule.mode() == first.mode()
                    ? written
                    : written.with("mode", rule.mode().id());
        }
        return new RuleText(written(rule));
    }

    private static String written(Rule rule) {
        var tree = Json.MAPPER.<ObjectNode>valueToTree(rule);
        tree.remove(List.of("version", rule.schedule().equals(Schedule.ALWAYS) ? "schedule" : ""));
        tree.set(PARAMETERS, inOrder(rule));
        if (tree.get("applies") instanceof ObjectNode applies) {
            applies.properties()
                    .removeIf(
                            part -> part.getValue().isEmpty() && part.getValue().isContainerNode());
        }
        tree.properties()
                .removeIf(part ->
                        part.getValue().isContainerNode() && part.getValue().isEmpty());
        try {
            return WRITER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule cannot be written as YAML", e);
        }
    }

    /** As the kind lists them, numbers as numbers. */
    private static ObjectNode inOrder(Rule rule) {
        var parameters = Json.MAPPER.createObjectNode();
        for (var parameter : rule.kind().parameters()) {
            var value = rule.parameters().get(parameter.name());
            if (value != null && parameter.isDuration()) {
                parameters.put(parameter.name(), value);
            } else if (value != null) {
                parameters.put(parameter.name(), new BigDecimal(value.strip()));
            }
        }
        return parameters;
    }

    /** Its numbers may contradict each other: who publishes it looks. */
    public Rule parse() {
        return Rule.readYaml(yaml);
    }

    /** With a field of the rule itself, as YAML of one line. */
    public RuleText with(String field, String value) {
        var root = root();
        var known = find(root, field);
        if (known != null) {
            return replaced(known, value);
        }
        return isFlow(root) ? inserted(root, field, value) : new RuleText(ended() + field + ": " + value + "\n");
    }

    /** With one of the numbers that rules of its kind are set by. */
    public RuleText withParameter(String name, String value) {
        var root = root();
        var parameters = find(root, PARAMETERS);
        if (parameters == null) {
            var written = isFlow(root) ? "{" + name + ": " + value + "}" : "\n  " + name + ": " + value;
            return with(PARAMETERS, written).tidied();
        }
        if (!(parameters.getValueNode() instanceof MappingNode mapping)) {
            return replaced(parameters, "{" + name + ": " + value + "}");
        }
        var known = find(mapping, name);
        return known == null ? inserted(mapping, name, value) : replaced(known, value);
    }

    private MappingNode root() {
        try {
            var node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (node instanceof MappingNode mapping) {
                return mapping;
            }
        } catch (YAMLException e) {
            throw new IllegalArgumentException("not YAML: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("a rule is a list of names with values, such as  kind: flood");
    }

    private static @Nullable NodeTuple find(MappingNode mapping, String name) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** From behind the name to the end of its value; a comment behind it stays. */
    private RuleText replaced(NodeTuple field, String value) {
        var colon = yaml.indexOf(':', end(field.getKeyNode())) + 1;
        var begin = isEmpty(field.getValueNode()) ? colon : begin(field.getValueNode());
        var end = isEmpty(field.getValueNode()) ? colon : end(field.getValueNode());
        var written = begin == colon || value.startsWith("\n") ? " " + value : value;
        return new RuleText(yaml.substring(0, begin) + written + yaml.substring(end));
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getStartMark().getIndex() == scalar.getEndMark().getIndex();
    }

    private RuleText inserted(MappingNode mapping, String name, String value) {
        var entry = name + ": " + value;
        if (isFlow(mapping)) {
            var at = begin(mapping) + 1;
            var rest = mapping.getValue().isEmpty() ? "" : ", ";
            return new RuleText(yaml.substring(0, at) + entry + rest + yaml.substring(at));
        }
        var values = mapping.getValue();
        var last = values.get(values.size() - 1);
        var indent = " ".repeat(last.getKeyNode().getStartMark().getColumn());
        var lineEnd = yaml.indexOf('\n', end(last.getValueNode()));
        var at = lineEnd < 0 ? yaml.length() : lineEnd;
        return new RuleText(yaml.substring(0, at) + "\n" + indent + entry + yaml.substring(at));
    }

    private static boolean isFlow(MappingNode node) {
        return node.getFlowStyle() == FlowStyle.FLOW;
    }

    private int begin(Node node) {
        return index(node.getStartMark().getIndex());
    }

    /** Of a block, its last value: what stands below it is not its own. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() != FlowStyle.FLOW
                && !collection.getValue().isEmpty()) {
            var last = collection.getValue().get(collection.getValue().size() - 1);
            return last instanceof NodeTuple tuple ? end(tuple.getValueNode()) : end((Node) last);
        }
        return index(node.getEndMark().getIndex());
    }

    /** Marks count characters as people do, strings as computers do. */
    private int index(int codePoints) {
        return yaml.offsetByCodePoints(0, codePoints);
    }

    private String ended() {
        return yaml.isEmpty() || yaml.endsWith("\n") ? yaml : yaml + "\n";
    }

    private RuleText tidied() {
        return new RuleText(yaml.replace(PARAMETERS + ": \n", PARAMETERS + ":\n"));
    }
}
