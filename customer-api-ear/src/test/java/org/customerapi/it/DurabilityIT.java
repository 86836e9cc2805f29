package org.customerapi.it;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** On the embedded database, which dies with the server. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
class DurabilityIT extends DurabilityContract {
    @Deployment(name = "app", managed = false, testable = false)
    @TargetsContainer("durability")
    static Archive<?> archive() {
        return Deployments.built();
    }
}
