package org.customerapi.apikey.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.customerapi.apikey.domain.IpAllowlist;

/** An allowlist as its canonical text; empty when unbound. */
@Converter(autoApply = true)
public class IpAllowlistConverter implements AttributeConverter<IpAllowlist, String> {
    @Override
    public String convertToDatabaseColumn(IpAllowlist allowlist) {
        return allowlist == null ? null : allowlist.toString();
    }

    @Override
    public IpAllowlist convertToEntityAttribute(String text) {
        return text == null ? null : IpAllowlist.parse(text);
    }
}
