package org.customerapi.web.envelope;

import java.util.Map;

/** What the wire calls the fields that refusals name. */
final class WireNames {
    private static final Map<String, String> OF_FIELDS = Map.of(
            "label", "tag",
            "allowlist", "whiteIps",
            "phoneTicket", "phoneSendToken",
            "emailTicket", "emailSendToken",
            "password", "loginPwd",
            "groupId", "customerGroupId",
            "kycStatus", "kycAuditStatus",
            "active", "status");

    private WireNames() {}

    static String of(String field) {
        return OF_FIELDS.getOrDefault(field, field);
    }
}
