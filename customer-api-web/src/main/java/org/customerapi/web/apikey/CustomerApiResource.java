package org.customerapi.web.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.customerapi.apikey.ApiKeyDirectory;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.apikey.IssuedKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.customer.Caller;
import org.customerapi.shared.ErrorCode;
import org.customerapi.web.BizType;
import org.customerapi.web.apikey.wire.ApiKeyDto;
import org.customerapi.web.apikey.wire.ApiKeyPageDto;
import org.customerapi.web.apikey.wire.ApplyApiRequest;
import org.customerapi.web.apikey.wire.DowngradeRequest;
import org.customerapi.web.apikey.wire.EditApiPermissionRequest;
import org.customerapi.web.apikey.wire.KeyIdRequest;
import org.customerapi.web.apikey.wire.PageRequest;
import org.customerapi.web.envelope.Refuses;
import org.customerapi.web.session.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The six operations on a customer's own API keys (the contract, section 7). */
@ApplicationScoped
@Path("global")
@Tag(ref = "keys")
public class CustomerApiResource {
    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyDirectory directory;
    private final ApiKeyWireMapping mapping;
    private final CurrentCaller caller;

    @Inject
    public CustomerApiResource(
            ApiKeyLifecycle lifecycle, ApiKeyDirectory directory, ApiKeyWireMapping mapping, CurrentCaller caller) {
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.mapping = mapping;
        this.caller = caller;
    }

    /** For the proxy; public because RESTEasy takes no resource without such a constructor. */
    public CustomerApiResource() {
        this(null, null, null, null);
    }

    @POST
    @Path(BizType.APPLY_API)
    @Operation(summary = "Issue a key")
    @Refuses({
        ErrorCode.TOTP_NOT_BOUND,
        ErrorCode.KYC_UNDER_REVIEW,
        ErrorCode.KYC_NOT_FOUND,
        ErrorCode.KYC_REJECTED,
        ErrorCode.KEY_LIMIT_EXCEEDED,
        ErrorCode.LABEL_TAKEN
    })
    public ApiKeyDto applyApi(ApplyApiRequest request) {
        KeyLabel label = new KeyLabel(request.tag());
        return mapping.issued(lifecycle.issue(caller.require(), label, request.codes()));
    }

    @POST
    @Path(BizType.EDIT_API_PERMISSION)
    @Operation(summary = "Change a key's tag, permissions or addresses")
    @Refuses({
        ErrorCode.DATA_NOT_FOUND,
        ErrorCode.KEY_EXPIRED,
        ErrorCode.TOTP_NOT_BOUND,
        ErrorCode.LABEL_TAKEN,
        ErrorCode.PERMISSION_INVALID
    })
    public void editApiPermission(EditApiPermissionRequest request) {
        lifecycle.change(caller.require(), request.id(), mapping.patch(request), request.codes());
    }

    @POST
    @Path(BizType.DEL_API)
    @Operation(summary = "Revoke a key, for good")
    @Refuses(ErrorCode.DATA_NOT_FOUND)
    public void delApi(KeyIdRequest request) {
        lifecycle.revoke(caller.require(), request.id());
    }

    @POST
    @Path(BizType.DOWNGRADE)
    @Operation(summary = "Move a key down to a package, read only, with a new key pair")
    @Refuses({ErrorCode.DATA_NOT_FOUND, ErrorCode.KEY_EXPIRED, ErrorCode.TOTP_NOT_BOUND, ErrorCode.LABEL_TAKEN})
    public ApiKeyDto downgrade(DowngradeRequest request) {
        KeyLabel label = new KeyLabel(request.tag());
        PackageDuration duration = PackageTimes.duration(request.times());
        IssuedKey issued = lifecycle.downgrade(caller.require(), request.apiKey(), label, duration, request.codes());
        return mapping.issued(issued);
    }

    @POST
    @Path(BizType.PAGE)
    @Operation(summary = "Page through the keys")
    public ApiKeyPageDto page(PageRequest request) {
        return mapping.page(directory.page(caller.require(), request.current(), request.size(), request.tag()));
    }

    @POST
    @Path(BizType.QUERY_API)
    @Operation(summary = "Show one key with its permissions and resources")
    @Refuses(ErrorCode.DATA_NOT_FOUND)
    public ApiKeyDto queryApi(KeyIdRequest request) {
        Caller owner = caller.require();
        return mapping.found(directory.find(owner, request.id()), owner.customer());
    }
}
