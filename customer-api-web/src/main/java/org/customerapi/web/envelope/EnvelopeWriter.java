package org.customerapi.web.envelope;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes envelopes as JSON. Which nulls are written out, the types say themselves. */
@Provider
@ApplicationScoped
public class EnvelopeWriter implements MessageBodyWriter<Envelope> {
    /** As the contract spells it. */
    public static final MediaType JSON_UTF8 = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private final Jsonb jsonb = JsonbBuilder.create();

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Envelope.class;
    }

    @Override
    public void writeTo(
            Envelope envelope,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        write(envelope, out);
    }

    /** For whoever answers outside JAX-RS. */
    public void write(Envelope envelope, OutputStream out) {
        jsonb.toJson(envelope, out);
    }
}
