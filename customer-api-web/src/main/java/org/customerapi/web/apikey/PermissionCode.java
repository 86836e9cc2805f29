package org.customerapi.web.apikey;

import java.util.Arrays;
import java.util.Optional;
import org.customerapi.apikey.domain.Permission;

/** What the wire calls permissions; the spelling is the contract's. */
enum PermissionCode {
    READY_ONLY("ready_only", Permission.READ),
    TRADE("trade", Permission.SPOT_TRADE),
    CONTRACT_TRADE("contract_trade", Permission.CONTRACT_TRADE),
    CAPTIAL_OUT("captial_out", Permission.WITHDRAW);

    private final String code;
    private final Permission permission;

    PermissionCode(String code, Permission permission) {
        this.code = code;
        this.permission = permission;
    }

    static Optional<Permission> permission(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code.equals(code))
                .map(known -> known.permission)
                .findFirst();
    }

    String code() {
        return code;
    }

    Permission permission() {
        return permission;
    }
}
