package org.customerapi.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A token's claims, right ones unless a test changes them: for customer T of company 439, good for an hour from now on. */
public final class Claims {
    public static final String ISSUER = "https://id.example.test/realms/main";
    public static final String AUDIENCE = "customer-api";

    /** Values are JSON texts. */
    private final Map<String, String> members = new LinkedHashMap<>();

    public Claims(String customerNo) {
        Instant now = MovableClock.get().instant();
        with("iss", ISSUER).with("aud", AUDIENCE).with("companyId", 439).with("customerNo", customerNo);
        at("iat", now).at("exp", now.plusSeconds(3600));
    }

    public Claims with(String name, String text) {
        return json(name, "\"" + text + "\"");
    }

    public Claims with(String name, long number) {
        return json(name, Long.toString(number));
    }

    /** A time as RFC 7519, section 2, writes it. */
    public Claims at(String name, Instant time) {
        return with(name, time.getEpochSecond());
    }

    public Claims json(String name, String value) {
        members.put(name, value);
        return this;
    }

    public Claims without(String name) {
        members.remove(name);
        return this;
    }

    @Override
    public String toString() {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
