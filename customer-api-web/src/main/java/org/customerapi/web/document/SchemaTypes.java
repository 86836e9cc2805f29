package org.customerapi.web.document;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The types of schemas. Here alone, because MicroProfile OpenAPI 4.0 says them otherwise than 3.1, and servers have either. */
final class SchemaTypes {
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

    static Schema nullable(Schema schema) {
        schema.setNullable(true);
        return schema;
    }

    private static Schema integer(String format) {
        return typed(SchemaType.INTEGER).format(format);
    }

    private static Schema typed(SchemaType type) {
        Schema schema = OASFactory.createSchema();
        schema.setType(type);
        return schema;
    }
}
