package org.customerapi.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The one JAX-RS application; signed calls under {@code /openapi-c} are forwarded into it. */
@ApplicationPath("api")
public class CustomerApiApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        // Jersey would describe every resource in WADL to whoever asks with OPTIONS.
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
