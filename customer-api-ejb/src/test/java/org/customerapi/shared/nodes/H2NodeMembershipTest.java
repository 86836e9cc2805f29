package org.customerapi.shared.nodes;

import java.util.Map;
import java.util.UUID;

class H2NodeMembershipTest extends NodeMembershipContract {
    @Override
    Map<String, String> database() {
        return Map.of(
                "customer-api.db.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
    }
}
