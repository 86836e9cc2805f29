package org.customerapi.web.document;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A field of a wire type, as its annotations describe it; null stands for what they leave open. */
record WireField(Field field, Optional<Schema> annotation) {

    /** A type's own fields, then the inherited ones. */
    static List<WireField> of(Class<?> type) {
        Stream<Class<?>> types =
                Stream.iterate(type, each -> each != null && each != Object.class, each -> each.getSuperclass());
        return types.flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .map(field -> new WireField(field, Optional.ofNullable(field.getAnnotation(Schema.class))))
                .toList();
    }

    String name() {
        return field.getName();
    }

    Type type() {
        return annotation
                .<Type>map(Schema::implementation)
                .filter(type -> type != Void.class)
                .orElse(field.getGenericType());
    }

    boolean isNeeded() {
        return field.isAnnotationPresent(NotNull.class)
                || annotation.filter(Schema::required).isPresent();
    }

    /** Answers write their nulls out; few fields are left out instead. */
    boolean isAlwaysWritten() {
        JsonbNillable nillable = field.getAnnotation(JsonbNillable.class);
        return field.getDeclaringClass().isRecord() && (nillable == null || nillable.value());
    }

    /** With what it can be refused before anybody looks at its meaning. */
    List<ErrorCode> refusals() {
        return isNeeded()
                ? List.of(ErrorCode.PARAMETER_MISSING, ErrorCode.PARAMETERS_ILLEGAL)
                : List.of(ErrorCode.PARAMETERS_ILLEGAL);
    }

    boolean isNullable() {
        return annotation.filter(Schema::nullable).isPresent();
    }

    String description() {
        return text(Schema::description);
    }

    String pattern() {
        return text(Schema::pattern);
    }

    Object defaultValue() {
        return value(text(Schema::defaultValue));
    }

    Object example() {
        return value(text(Schema::example));
    }

    List<Object> enumeration() {
        return annotation.stream()
                .flatMap(schema -> Arrays.stream(schema.enumeration()))
                .map(this::value)
                .toList();
    }

    Integer minLength() {
        return annotation.map(Schema::minLength).filter(length -> length > 0).orElse(null);
    }

    Integer maxLength() {
        Optional<Integer> stated = annotation.map(Schema::maxLength).filter(length -> length > 0);
        return stated.filter(length -> length < Integer.MAX_VALUE)
                .or(() -> Optional.ofNullable(field.getAnnotation(Size.class)).map(Size::max))
                .orElse(null);
    }

    BigDecimal minimum() {
        return Optional.ofNullable(field.getAnnotation(Min.class))
                .map(min -> BigDecimal.valueOf(min.value()))
                .orElse(null);
    }

    BigDecimal maximum() {
        return Optional.ofNullable(field.getAnnotation(Max.class))
                .map(max -> BigDecimal.valueOf(max.value()))
                .orElse(null);
    }

    private String text(Function<Schema, String> attribute) {
        return annotation.map(attribute).filter(text -> !text.isEmpty()).orElse(null);
    }

    /** Annotations hold texts only; where the field is a number, so is its value. */
    private Object value(String text) {
        boolean isText = text == null || type() == String.class;
        return isText ? text : Long.valueOf(text);
    }
}
