package org.customerapi.apikey.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.customerapi.apikey.domain.Permissions;

/** Permissions as their names, joined with commas. */
@Converter(autoApply = true)
public class PermissionsConverter implements AttributeConverter<Permissions, String> {
    @Override
    public String convertToDatabaseColumn(Permissions permissions) {
        return permissions == null ? null : permissions.toString();
    }

    @Override
    public Permissions convertToEntityAttribute(String text) {
        return text == null ? null : Permissions.parse(text);
    }
}
