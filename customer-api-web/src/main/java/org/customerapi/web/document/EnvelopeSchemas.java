package org.customerapi.web.document;

import org.eclipse.microprofile.openapi.models.media.Schema;

/** The envelope around an answer, and the one that carries a refusal: nine members, in this order. */
final class EnvelopeSchemas {
    private static final String REFUSAL = "Refusal";

    private final WireSchemas schemas;

    EnvelopeSchemas(WireSchemas schemas) {
        this.schemas = schemas;
    }

    Schema success(Class<?> answer) {
        boolean nothing = answer == void.class;
        Schema data = schemas.of(answer);
        if (data.getRef() == null) {
            data.description("The answer");
        }
        Schema envelope = envelope(
                nothing ? data.description("Always null") : data,
                SchemaTypes.string().description("Empty").addEnumeration(""),
                SchemaTypes.string().description("Always `0`").addEnumeration("0"),
                SchemaTypes.nullable(SchemaTypes.string().description("Always null")),
                true);
        return schemas.enter((nothing ? "Nothing" : WireSchemas.nameOf(answer)) + "Envelope", envelope);
    }

    Schema refusal() {
        Schema data = SchemaTypes.string().description("The call's business type; null where the path names none");
        Schema bizCode = SchemaTypes.string()
                .description("Who refuses: `G` the gateway, `US` the customer service, `MS` the message service")
                .addEnumeration("G")
                .addEnumeration("US")
                .addEnumeration("MS");
        Schema params = SchemaTypes.string().description("What fills the message's placeholders, joined with commas");
        Schema envelope = envelope(
                SchemaTypes.nullable(data),
                bizCode,
                SchemaTypes.string().description("One of the table of codes"),
                SchemaTypes.nullable(params),
                false);
        return schemas.enter(REFUSAL, envelope);
    }

    private Schema envelope(Schema data, Schema bizCode, Schema code, Schema msgParams, boolean ok) {
        Schema envelope = SchemaTypes.object()
                .addProperty("msg", SchemaTypes.string().description("The outcome in the caller's language"))
                .addProperty("fail", flag(!ok).description("The opposite of ok"))
                .addProperty("trace", SchemaTypes.string().description("The request's trace, or a fresh one"))
                .addProperty("code", code)
                .addProperty("data", data)
                .addProperty("bizCode", bizCode)
                .addProperty("tm", schemas.of(long.class).description("Nanoseconds that the call took on the server"))
                .addProperty("msgParams", msgParams)
                .addProperty("ok", flag(ok).description("Whether the call did what it was asked to"));
        envelope.getProperties().keySet().forEach(envelope::addRequired);
        return envelope;
    }

    private Schema flag(boolean value) {
        return schemas.of(boolean.class).addEnumeration(value);
    }
}
