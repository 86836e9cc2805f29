package org.customerapi.web.document;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Makes schemas of the wire types. The servers' own generators disagree about inherited fields, element types, formats and
 * defaults, and Payara's claims {@code maxProperties: 0} of every object; made here, they are the same everywhere.
 */
final class WireSchemas {
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema> named = new TreeMap<>();

    /** The schemas that others refer to, by name. */
    Map<String, Schema> named() {
        return named;
    }

    Schema of(Type type) {
        if (type instanceof ParameterizedType list) {
            return SchemaTypes.array(of(list.getActualTypeArguments()[0]));
        }
        return SchemaTypes.simple(type).orElseGet(() -> reference((Class<?>) type));
    }

    /** Enters a schema under a name, and answers a reference to it. */
    Schema enter(String name, Schema schema) {
        named.put(name, schema);
        return OASFactory.createSchema().ref(REFERENCE + name);
    }

    /** The fields' examples, as one body. */
    static Map<String, Object> example(Class<?> type) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (WireField field : WireField.of(type)) {
            if (field.example() != null) {
                example.put(field.name(), field.example());
            }
        }
        return example;
    }

    private Schema reference(Class<?> type) {
        String name = nameOf(type);
        return named.containsKey(name)
                ? OASFactory.createSchema().ref(REFERENCE + name)
                : enter(name, object(WireField.of(type), type.isRecord()));
    }

    static String nameOf(Class<?> type) {
        if (SchemaTypes.simple(type).isPresent()) {
            return type.getSimpleName();
        }
        return type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class)
                .name();
    }

    private Schema object(List<WireField> fields, boolean answer) {
        Schema object = SchemaTypes.object();
        fields.forEach(field -> object.addProperty(field.name(), property(field)));
        Predicate<WireField> required = answer ? WireField::isAlwaysWritten : WireField::isNeeded;
        fields.stream().filter(required).map(WireField::name).forEach(object::addRequired);
        return object;
    }

    private Schema property(WireField field) {
        Schema property = of(field.type())
                .description(field.description())
                .pattern(field.pattern())
                .minLength(field.minLength())
                .maxLength(field.maxLength())
                .minimum(field.minimum())
                .maximum(field.maximum());
        property.setDefaultValue(field.defaultValue());
        property.setExample(field.example());
        field.enumeration().stream().filter(Objects::nonNull).forEach(property::addEnumeration);
        return field.isNullable() ? SchemaTypes.nullable(property) : property;
    }
}
