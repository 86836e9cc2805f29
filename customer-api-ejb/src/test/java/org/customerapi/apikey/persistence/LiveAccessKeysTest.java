package org.customerapi.apikey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.customerapi.apikey.ApiKeyRegister;
import org.customerapi.apikey.KeyPairs;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.testing.Beans;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class LiveAccessKeysTest {
    private final LiveAccessKeys names;
    private final ApiKeyRegister register;
    private final Caller caller;
    private final ApiKey key;

    LiveAccessKeysTest(LiveAccessKeys names, ApiKeyRegister register, TestCustomers customers, KeyPairs keyPairs) {
        this.names = names;
        this.register = register;
        this.caller = customers.logIn(customers.withoutAuthenticator());
        this.key = register.issue(caller.attempts(Operation.ISSUE_KEY), new KeyLabel("Robot"), keyPairs.next());
    }

    @Test
    void containShouldBeTrueForLiveKeysOnly() {
        assertThat(names.contain(key.accessKey())).isTrue();
        assertThat(names.contain(AccessKey.random())).isFalse();

        register.revoke(caller.attempts(Operation.REVOKE_KEY).on(key.id()), key.id());

        assertThat(names.contain(key.accessKey())).isFalse();
    }

    @Test
    void containShouldTellAnOutageFromADefect() {
        assertThatThrownBy(() -> failingWith("08006").contain(key.accessKey())).isInstanceOf(DatabaseUnavailable.class);
        assertThatThrownBy(() -> failingWith("42P01").contain(key.accessKey()))
                .isInstanceOf(PersistenceException.class);
    }

    private static LiveAccessKeys failingWith(String state) {
        return new LiveAccessKeys((DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    throw new SQLException("as the test wants it", state);
                }));
    }
}
