package org.customerapi.apikey.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.customerapi.apikey.domain.AccessKey;

/** An access key as its 32 hex digits. */
@Converter(autoApply = true)
public class AccessKeyConverter implements AttributeConverter<AccessKey, String> {
    @Override
    public String convertToDatabaseColumn(AccessKey key) {
        return key == null ? null : key.text();
    }

    @Override
    public AccessKey convertToEntityAttribute(String text) {
        return text == null ? null : new AccessKey(text);
    }
}
