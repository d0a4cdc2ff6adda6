package org.dateline.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks JSON against the part of JSON Schema that the API document uses.
record Shape(ObjectNode document) {
    /// What is wrong with `value`, each with its place; empty when nothing is.
    List<String> complaints(JsonNode schema, JsonNode value) {
        List<String> complaints = new ArrayList<>();
        check(schema, value, "", complaints);
        return complaints;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> complaints) {
        if (schema.has("$ref")) {
            check(resolve(schema), value, at, complaints);
            return;
        }
        if (schema.has("oneOf")) {
            checkOneOf(schema.path("oneOf"), value, at, complaints);
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            complaints.add(at + " is not " + schema.path("const"));
        }
        if (schema.has("enum") && !schema.path("enum").valueStream().toList().contains(value)) {
            complaints.add(at + " is none of " + schema.path("enum"));
        }
        if (schema.has("type") && !isOf(schema.path("type").asString(), value)) {
            complaints.add(at + " is not of type " + schema.path("type") + ": " + value);
        }
        if (schema.has("pattern") && !value.asString().matches(schema.path("pattern").asString())) {
            complaints.add(at + " does not match " + schema.path("pattern"));
        }
        if (schema.has("minimum") && value.asLong() < schema.path("minimum").asLong()) {
            complaints.add(at + " is too small");
        }
        value.valueStream()
                .filter(_ -> value.isArray() && schema.has("items"))
                .forEach(item -> check(schema.path("items"), item, at + "[]", complaints));
        if (value.isObject()) {
            checkObject(schema, value, at, complaints);
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<String> complaints) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                complaints.add(at + " lacks " + name);
            }
        }
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            JsonNode inner = schema.path("properties").path(property.getKey());
            if (!inner.isMissingNode()) {
                check(inner, property.getValue(), at + "/" + property.getKey(), complaints);
            } else if (schema.path("additionalProperties").isBoolean()) {
                complaints.add(at + " has " + property.getKey() + " besides");
            }
        }
    }

    private void checkOneOf(JsonNode cases, JsonNode value, String at, List<String> complaints) {
        long fitting =
                cases.valueStream().filter(each -> complaints(each, value).isEmpty()).count();
        if (fitting != 1) {
            complaints.add(at + " fits " + fitting + " of the cases: " + value);
        }
    }

    /// What a `$ref` leads to; what has none is itself.
    JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode found = document.at(node.path("$ref").asString().substring(1));
        if (found.isMissingNode()) {
            throw new AssertionError("nothing at " + node.path("$ref"));
        }
        return resolve(found);
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new AssertionError("unknown type " + type);
        };
    }
}
