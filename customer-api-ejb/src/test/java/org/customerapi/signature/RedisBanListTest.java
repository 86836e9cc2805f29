package org.customerapi.signature;

import org.junit.jupiter.api.Tag;

@Tag("external")
class RedisBanListTest extends BanListContract {
    @Override
    BanList home() {
        return new RedisBanList(SharedRedis.SCRIPTS);
    }
}
