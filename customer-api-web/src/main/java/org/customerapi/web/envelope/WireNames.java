package org.customerapi.web.envelope;

import static java.util.Map.entry;

import java.util.Map;

/** What the wire calls the fields that refusals name. */
final class WireNames {
    private static final Map<String, String> OF_FIELDS = Map.ofEntries(
            entry("label", "tag"),
            entry("allowlist", "whiteIps"),
            entry("phoneTicket", "phoneSendToken"),
            entry("emailTicket", "emailSendToken"),
            entry("smsCode", "verifyCodeSMS"),
            entry("smsTicket", "sendTokenSMS"),
            entry("mailCode", "verifyCodeEmail"),
            entry("mailTicket", "sendTokenEmail"),
            entry("password", "loginPwd"),
            entry("groupId", "customerGroupId"),
            entry("kycStatus", "kycAuditStatus"),
            entry("active", "status"));

    private WireNames() {}

    static String of(String field) {
        return OF_FIELDS.getOrDefault(field, field);
    }
}
