package org.customerapi.web.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.customerapi.signature.VerifiedCaller;

/** The headers that tell whoever stands behind on whose behalf a verified call runs. */
final class IdentityHeaders {
    private IdentityHeaders() {}

    static Map<String, String> of(VerifiedCaller caller) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Customer-Id", Long.toString(caller.customerId()));
        headers.put("X-Customer-No", caller.customerNo());
        headers.put("X-Company-Id", Long.toString(caller.companyId()));
        headers.put("X-Api-Key", caller.accessKey());
        return headers;
    }
}
