package org.customerapi.testing.postgres;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How PostgreSQL ran a statement: what {@code explain (analyze, buffers, format json)} shows, of an execution that happened.
 *
 * @param query the statement's text as the server received it
 * @param plan the root of the plan's nodes
 */
public record QueryPlan(String query, JsonObject plan) {
    /** The tables whose every row is looked at. */
    public Set<String> tablesReadWhole() {
        Set<String> tables = new TreeSet<>();
        walk(plan, node -> {
            if (node.getString("Node Type").equals("Seq Scan")) {
                tables.add(node.getString("Relation Name"));
            }
        });
        return tables;
    }

    /** The indexes that rows are found by. */
    public Set<String> indexes() {
        Set<String> indexes = new TreeSet<>();
        walk(plan, node -> {
            // An index that is read from end to end saves nothing; one that is searched has a condition.
            if (node.containsKey("Index Name") && node.containsKey("Index Cond")) {
                indexes.add(node.getString("Index Name"));
            }
        });
        return indexes;
    }

    /** How many blocks of tables and indexes it looked at, in memory or on disk. */
    public int blocks() {
        return plan.getInt("Shared Hit Blocks") + plan.getInt("Shared Read Blocks");
    }

    private static void walk(JsonObject node, Consumer<JsonObject> visitor) {
        visitor.accept(node);
        for (JsonValue child :
                node.getOrDefault("Plans", JsonArray.EMPTY_JSON_ARRAY).asJsonArray()) {
            walk(child.asJsonObject(), visitor);
        }
    }

    @Override
    public String toString() {
        return query + "\n  reads whole " + tablesReadWhole() + ", searches " + indexes();
    }
}
