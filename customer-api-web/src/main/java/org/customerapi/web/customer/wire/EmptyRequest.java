package org.customerapi.web.customer.wire;

import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a call without arguments: {@code {}} or nothing. */
@Schema(name = "EmptyRequest")
public class EmptyRequest implements WireRequest {
    public EmptyRequest(JsonFields ignored) {}
}
