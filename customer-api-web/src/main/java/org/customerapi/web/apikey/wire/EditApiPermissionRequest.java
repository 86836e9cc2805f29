package org.customerapi.web.apikey.wire;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.customerapi.web.body.JsonFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code editApiPermission}: a patch, in which an absent or null field keeps what is. */
@Schema(name = "EditApiPermissionRequest")
public class EditApiPermissionRequest extends StepUpRequest {
    @NotNull
    @Schema(description = "The key's id", example = "50", required = true)
    private final Long id;

    @Schema(description = ApplyApiRequest.LABEL, example = "robot", minLength = 1, maxLength = 20, nullable = true)
    private final String tag;

    @Schema(description = "The permissions to change; what is not listed stays", nullable = true)
    private final List<PermissionEntry> permissionList;

    @Schema(
            description = "Up to 20 IPv4 or IPv6 addresses or CIDR blocks (down to /16 and /32), joined with commas;"
                    + " an empty text unbinds the key",
            example = "203.0.113.7,2001:db8::/32",
            nullable = true)
    private final String whiteIps;

    public EditApiPermissionRequest(JsonFields in) {
        super(in);
        id = in.integer("id");
        tag = in.text("tag");
        permissionList = in.objects("permissionList", PermissionEntry::new);
        whiteIps = in.text("whiteIps");
    }

    public long id() {
        return id;
    }

    public String tag() {
        return tag;
    }

    public List<PermissionEntry> permissionList() {
        return permissionList;
    }

    public String whiteIps() {
        return whiteIps;
    }
}
