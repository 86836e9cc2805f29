package org.customerapi.shared.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.customerapi.testing.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresNodeMembershipTest extends NodeMembershipContract {
    private static PostgresServer server;

    @Override
    Map<String, String> database() {
        if (server == null) {
            server = PostgresServer.start();
        }
        String url = server.createDatabase(UUID.randomUUID().toString());
        return Map.of("customer-api.db.url", url, "customer-api.db.user", PostgresServer.USER);
    }

    @AfterAll
    static void stop() {
        server.close();
        server = null;
    }

    @Test
    void beatShouldTellOnceWhenTheDatabaseGoesAndOnceWhenItIsBack() throws SQLException {
        TestNode node = single("a").join();
        try (LogLines log = new LogLines(NodeMembership.class)) {
            server.stop();
            pass(TIMES.claim().minusNanos(1));
            assertThat(node.claim.isHeld()).isTrue();
            pass(TIMES.beat().multipliedBy(60));
            assertThat(node.claim.isHeld()).isFalse();
            assertThat(node.claim.isFenced()).isFalse();
            assertThat(log.lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("WARNING The heartbeat of this node cannot be");

            server.startAgain();
            pass(TIMES.beat().multipliedBy(2));

            assertThat(node.claim.isHeld()).isTrue();
            assertThat(log.lines()).hasSize(2).last().isEqualTo("INFO The heartbeat of this node can be written again");
        }
    }

    @Test
    void beatShouldFenceTheNodeWhenAnotherTookOverWhileItCouldNotReachTheDatabase() throws SQLException {
        TestNode first = single("a").join();
        server.stop();
        pass(TIMES.claim().multipliedBy(2));
        first.fallSilent();
        server.startAgain();
        single("b").join();

        first.membership.beat();

        assertThat(first.claim.isFenced()).isTrue();
    }
}
