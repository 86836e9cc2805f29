package org.customerapi.it;

import org.customerapi.testing.postgres.PostgresServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a PostgreSQL, which only sees its clients vanish. */
@ExtendWith(ArquillianExtension.class)
class PostgresDurabilityIT extends DurabilityContract {
    private static PostgresServer postgres;

    @Deployment(name = "app", managed = false, testable = false)
    @TargetsContainer("durability-postgresql")
    static Archive<?> archive() {
        postgres = PostgresServer.start();
        return Deployments.built("durability-postgresql", postgres);
    }

    @AfterAll
    static void end() {
        postgres.close();
    }
}
