package org.customerapi.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import org.customerapi.customer.bulk.CustomerImport;
import org.customerapi.customer.bulk.OperatorGate;
import org.customerapi.shared.ErrorCode;
import org.customerapi.web.CustomerApiApplication;
import org.customerapi.web.admin.wire.CustomerImportLine;
import org.customerapi.web.admin.wire.CustomerImportReport;
import org.customerapi.web.body.Lines;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.envelope.Refuses;
import org.customerapi.web.session.Guest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The bulk import (the contract, section 9): for the operator, who has no session but the admin secret. */
@ApplicationScoped
@Path(CustomerImportResource.PATH)
@Tag(ref = "admin")
public class CustomerImportResource {
    static final String PATH = "admin/customers";

    private final OperatorGate gate;
    private final CustomerImport customerImport;
    private final CustomerImportMapping mapping;
    private final Call call;

    @Inject
    public CustomerImportResource(
            OperatorGate gate, CustomerImport customerImport, CustomerImportMapping mapping, Call call) {
        this.gate = gate;
        this.customerImport = customerImport;
        this.mapping = mapping;
        this.call = call;
    }

    /** For the proxy; public because RESTEasy takes no other. */
    public CustomerImportResource() {
        this(null, null, null, null);
    }

    @POST
    @Guest
    @SecurityRequirement(name = CustomerApiApplication.ADMIN)
    @Operation(summary = "Import customers, and what is new of those who are there")
    @Refuses({ErrorCode.NO_ACCESS_RIGHTS, ErrorCode.TOO_FAST, ErrorCode.BODY_NOT_JSON, ErrorCode.BODY_TOO_LARGE})
    public CustomerImportReport importCustomers(
            @HeaderParam(HttpHeaders.AUTHORIZATION) BearerSecret secret,
            @Context HttpHeaders headers,
            @Lines(CustomerImportLine.class) InputStream body) {
        gate.enter(BearerSecret.textOf(secret), call.origin());
        return mapping.report(customerImport.run(mapping.records(headers, body), call.origin()));
    }
}
