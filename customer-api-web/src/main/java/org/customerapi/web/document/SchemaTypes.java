package org.customerapi.web.document;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The types of schemas. Here alone, because servers have either MicroProfile OpenAPI 3.1, whose schemas are of one type and
 * nullable or not, or 4, whose schemas have a list of types with null among them. Compiled against the first; the second's
 * methods are looked up.
 */
final class SchemaTypes {
    /** Version 4's; empty on a server with version 3.1. */
    private static final Optional<Method> ADD_TYPE = Stream.of(Schema.class.getMethods())
            .filter(method -> method.getName().equals("addType"))
            .findFirst();

    private static final Map<Type, Supplier<Schema>> SIMPLE = Map.of(
            String.class, SchemaTypes::string,
            long.class, () -> integer("int64"),
            Long.class, () -> integer("int64"),
            int.class, () -> integer("int32"),
            boolean.class, () -> typed(SchemaType.BOOLEAN),
            void.class, () -> nullable(object()),
            Object.class, SchemaTypes::object);

    private SchemaTypes() {}

    /** Empty for a type with fields. */
    static Optional<Schema> simple(Type type) {
        return Optional.ofNullable(SIMPLE.get(type)).map(Supplier::get);
    }

    static Schema string() {
        return typed(SchemaType.STRING);
    }

    static Schema object() {
        return typed(SchemaType.OBJECT);
    }

    static Schema array(Schema items) {
        return typed(SchemaType.ARRAY).items(items);
    }

    /** A reference stays as it is: OpenAPI 3.0 lets nothing count beside it, and 3.1 would let it be null only. */
    static Schema nullable(Schema schema) {
        if (schema.getRef() != null) {
            return schema;
        }
        if (ADD_TYPE.isPresent()) {
            return add(SchemaType.valueOf("NULL"), schema);
        }
        schema.setNullable(true);
        return schema;
    }

    private static Schema integer(String format) {
        return typed(SchemaType.INTEGER).format(format);
    }

    private static Schema typed(SchemaType type) {
        Schema schema = OASFactory.createSchema();
        if (ADD_TYPE.isPresent()) {
            return add(type, schema);
        }
        schema.setType(type);
        return schema;
    }

    private static Schema add(SchemaType type, Schema schema) {
        try {
            ADD_TYPE.orElseThrow().invoke(schema, type);
            return schema;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
