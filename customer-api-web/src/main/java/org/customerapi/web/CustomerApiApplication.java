package org.customerapi.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The one JAX-RS application; signed calls under {@code /openapi-c} are forwarded into it, but for what gateways ask. */
@ApplicationPath("api")
@OpenAPIDefinition(
        info = @Info(title = "Customer API", version = "0.0.1"),
        tags = {
            @Tag(name = "session", description = "Log in, log out, and who is logged in"),
            @Tag(name = "codes", description = "One-time codes, for login and for sensitive operations"),
            @Tag(name = "keys", description = "A customer's own API keys"),
            @Tag(name = "signed", description = "Calls that are signed with a key, and what gateways ask about them"),
            @Tag(
                    name = "admin",
                    description = "For the operator who has configured an admin secret; else there is nothing here"),
            @Tag(name = "demo", description = "Demo mode only")
        })
@SecurityScheme(
        securitySchemeName = CustomerApiApplication.TOKEN,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = CustomerApiApplication.TOKEN,
        description =
                "The token that login answers; 12 hours after its last use it is gone, after 7 days in any case. Or, where"
                        + " the company has an identity provider, a signed JWT (RFC 7519) of that provider, until it expires")
@SecurityScheme(
        securitySchemeName = CustomerApiApplication.ADMIN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The admin secret, as configured in customer-api.admin.secret")
public class CustomerApiApplication extends Application {
    /** The header that carries a session's token, and what the documentation calls it. */
    public static final String TOKEN = "token";

    /** What the documentation calls the operator's secret. */
    public static final String ADMIN = "admin";

    @Override
    public Map<String, Object> getProperties() {
        // Jersey would describe every resource in WADL to whoever asks with OPTIONS.
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
