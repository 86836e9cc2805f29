package org.customerapi.apikey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.customerapi.apikey.ApiKeyRegister;
import org.customerapi.apikey.KeyPairs;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the schema refuses even to a program that forgets to ask. */
@ExtendWith(Beans.class)
class ApiKeyConstraintsTest {
    private static final AtomicLong IDS = new AtomicLong();

    private final ApiKey key;

    ApiKeyConstraintsTest(ApiKeyRegister register, TestCustomers customers, KeyPairs keyPairs) {
        Caller caller = customers.logIn(customers.withoutAuthenticator());
        this.key = register.issue(caller.attempts(Operation.ISSUE_KEY), new KeyLabel("Robot"), keyPairs.next());
    }

    /** Copies the key's row with these values instead of its own. */
    private void insert(String accessKey, Integer slot, String liveLabel, Long revokedAt) throws SQLException {
        Database.update(
                "insert into api_key (id, access_key, company_id, owner_id, owner_no, slot, label, folded_label,"
                        + " live_label, public_key, private_key_md5, permissions, allowlist, created_at, updated_at,"
                        + " expires_at, withdrawable_from, revoked_at)"
                        + " select ?, ?, company_id, owner_id, owner_no, ?, label, folded_label, ?, public_key,"
                        + " private_key_md5, permissions, allowlist, created_at, updated_at, expires_at,"
                        + " withdrawable_from, ? from api_key where id = ?",
                IDS.decrementAndGet(),
                accessKey,
                slot,
                liveLabel,
                revokedAt,
                key.id());
    }

    private void assertRefused(String constraint, String accessKey, Integer slot, String liveLabel, Long revokedAt) {
        assertThatThrownBy(() -> insert(accessKey, slot, liveLabel, revokedAt))
                .isInstanceOf(SQLException.class)
                // H2 shouts its names, PostgreSQL does not.
                .message()
                .containsIgnoringCase(constraint);
    }

    private static String fresh() {
        return AccessKey.random().text();
    }

    @Test
    void insertShouldBeAcceptedUpToPlace30WhenEverythingElseIsDistinct() throws SQLException {
        for (int slot = 2; slot <= 30; slot++) {
            insert(fresh(), slot, "k" + slot, null);
        }

        assertThat(Database.number("select count(*) from api_key where owner_id = ?", key.ownerId()))
                .isEqualTo(30);
    }

    @Test
    void insertShouldBeRefusedWhenThePlaceIsOutOfRange() {
        assertRefused("API_KEY_SLOT_RANGE", fresh(), 31, "other", null);
        assertRefused("API_KEY_SLOT_RANGE", fresh(), 0, "other", null);
    }

    @Test
    void insertShouldBeRefusedWhenThePlaceIsTaken() {
        assertRefused("API_KEY_LIMIT", fresh(), 1, "other", null);
    }

    @Test
    void insertShouldBeRefusedWhenTheLiveLabelIsTaken() {
        assertRefused("API_KEY_LIVE_LABEL_UNIQUE", fresh(), 2, "robot", null);
    }

    @Test
    void insertShouldBeRefusedWhenTheAccessKeyIsTaken() {
        assertRefused("API_KEY_ACCESS_KEY_UNIQUE", key.accessKey().text(), 2, "other", null);
    }

    @Test
    void insertShouldBeRefusedWhenAKeyIsNeitherLiveNorRevoked() {
        assertRefused("API_KEY_LIVE_OR_REVOKED", fresh(), null, null, null);
        assertRefused("API_KEY_LIVE_OR_REVOKED", fresh(), 2, null, null);
        assertRefused("API_KEY_LIVE_OR_REVOKED", fresh(), null, "other", null);
        assertRefused("API_KEY_LIVE_OR_REVOKED", fresh(), 2, "other", 1L);
    }

    @Test
    void insertShouldBeAcceptedWhenManyAreRevoked() throws SQLException {
        insert(fresh(), null, null, 1L);
        insert(fresh(), null, null, 1L);

        assertThat(Database.number("select count(*) from api_key where owner_id = ?", key.ownerId()))
                .isEqualTo(3);
    }

    @Test
    void columnsShouldHoldTheLongestValuesWhenTheDomainAllowsThem() {
        // 20 signs that fold to three each; 20 of the longest blocks.
        int folded = KeyLabel.fold("\u0390".repeat(20)).length();
        int allowlist = 20 * "2001:1db8:1111:1111:1111:1111:1111:1110/127".length() + 19;

        assertThat(folded).isLessThanOrEqualTo(160);
        assertThat(allowlist).isLessThanOrEqualTo(1200);
    }
}
