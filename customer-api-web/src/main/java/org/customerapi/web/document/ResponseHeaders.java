package org.customerapi.web.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The headers that answers to signed calls bear. */
final class ResponseHeaders {
    private static final Set<String> LIMITED = Set.of("429", "418");

    private ResponseHeaders() {}

    /** Null where there are none to speak of. */
    static Map<String, Header> of(ApiOperation operation, String status) {
        // What does not find the operation's method is answered before anybody asks whose call it is.
        if (!operation.isSigned() || status.equals("405")) {
            return null;
        }
        Map<String, Header> headers = new LinkedHashMap<>();
        headers.put("x-ratelimit-limit", whole("The accepted calls that the key has in any 60 s"));
        headers.put("x-ratelimit-remairing", whole("How many of them are left, under the name that was published"));
        headers.put("x-ratelimit-remaining", whole("How many of them are left"));
        headers.put("x-ratelimit-reset", whole("Seconds until one more is free; 0 when none is used"));
        if (LIMITED.contains(status)) {
            headers.put("Retry-After", whole("Seconds until another call has a chance"));
        }
        if (operation.isForGateways() && status.equals("200")) {
            headers.put("X-Customer-Id", text("The id of the customer on whose behalf the call runs"));
            headers.put("X-Customer-No", text("The customer's number"));
            headers.put("X-Company-Id", text("The customer's company"));
            headers.put("X-Api-Key", text("The key that the call was signed with"));
        }
        return headers;
    }

    private static Header whole(String description) {
        Schema schema = SchemaTypes.simple(long.class).orElseThrow();
        return OASFactory.createHeader().description(description).schema(schema);
    }

    private static Header text(String description) {
        return OASFactory.createHeader().description(description).schema(SchemaTypes.string());
    }
}
