package org.customerapi.bench.reference;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The least that a server can do with a signed call: nothing, or one verification of its signature. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class ReferenceResource {
    private static final int FORBIDDEN = 403;
    private static final String ANSWER = "{\"ok\":true}";
    private static final Map<String, PublicKey> KEYS = new ConcurrentHashMap<>();

    /** @param der the public key, X.509 in Base64 */
    @POST
    @Path("key")
    public String key(@HeaderParam("apiKey") String name, String der) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(der);
        KEYS.put(name, KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes)));
        return ANSWER;
    }

    @POST
    @Path("bare")
    public String bare(byte[] body) {
        return ANSWER;
    }

    /** For flat bodies without white space, of which the signature base is the text without quotes. */
    @POST
    @Path("verified")
    public Response verified(
            @HeaderParam("apiKey") String name,
            @HeaderParam("timestamp") String timestamp,
            @HeaderParam("signature") String signature,
            byte[] body)
            throws GeneralSecurityException {
        String base = new String(body, StandardCharsets.UTF_8).replace("\"", "") + timestamp;
        Signature verifier = Signature.getInstance("SHA1withRSA");
        verifier.initVerify(KEYS.get(name));
        verifier.update(base.getBytes(StandardCharsets.UTF_8));
        boolean right = verifier.verify(Base64.getDecoder().decode(signature));
        return right ? Response.ok(ANSWER).build() : Response.status(FORBIDDEN).build();
    }
}
