package org.customerapi.signature;

class LocalBanListTest extends BanListContract {
    @Override
    BanList home() {
        return new LocalBanList();
    }
}
