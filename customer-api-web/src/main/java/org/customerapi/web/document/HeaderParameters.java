package org.customerapi.web.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The headers of every call, and the business type where the path leaves it open; the token is a security scheme instead. */
final class HeaderParameters {
    private static final String REFERENCE = "#/components/parameters/";
    private static final String COMPANY_ID = "companyId";
    private static final String COMPANY_ID_NEEDED = "companyIdNeeded";

    /** Named apart from those of other calls, because a signed call cannot do without them. */
    private static final String SIGNED = "Signed";

    private static final List<String> OF_ANY = List.of("lang", "trace", "version", "group", "timestamp");
    private static final List<String> OF_SIGNED = List.of(
            "companyIdSigned",
            "traceSigned",
            "timestampSigned",
            "apiKey",
            "signature",
            "recvWindow",
            "signatureAlgorithm",
            "versionSigned",
            "groupSigned",
            "lang");

    private HeaderParameters() {}

    static Map<String, Parameter> named() {
        Map<String, Parameter> named = new LinkedHashMap<>();
        Schema decimal = SchemaTypes.string().pattern("^[0-9]{1,18}$");
        named.put(
                COMPANY_ID,
                header(COMPANY_ID, decimal, "The company, a decimal number; where given, it must be the session's"));
        named.put(
                COMPANY_ID_NEEDED,
                header(COMPANY_ID, decimal, "The company within which login names are unique, a decimal number")
                        .required(true)
                        .example("439"));
        Stream.of(
                        header(
                                "lang",
                                SchemaTypes.string(),
                                "The language of messages: `en-US` (the default) or `zh-CN`"),
                        header(
                                "trace",
                                SchemaTypes.string().pattern("^[A-Za-z0-9._:-]{1,128}$"),
                                "Names the call in its answer, in logs and in audit rows; a fresh one is made without it"),
                        header(
                                "version",
                                SchemaTypes.string().addEnumeration("0.0.1"),
                                "The operation's version; another one is an invalid business type"),
                        header("group", SchemaTypes.string(), "The operation's group; empty for those of this server"),
                        header(
                                "timestamp",
                                SchemaTypes.string().pattern("^[0-9]+$"),
                                "When the call was sent, in epoch milliseconds"))
                .forEach(parameter -> named.put(parameter.getName(), parameter));
        signed(decimal).forEach(parameter -> {
            String name = parameter.getName();
            named.put(OF_SIGNED.contains(name) ? name : name + SIGNED, parameter);
        });
        named.put(
                "bizType",
                OASFactory.createParameter()
                        .name("bizType")
                        .in(Parameter.In.PATH)
                        .required(true)
                        .description("The operation's business type: `module.app.Service.method`")
                        .schema(SchemaTypes.string().pattern("^[A-Za-z0-9._]+$"))
                        .example("tradeapi.app.OrderApiService.addOrder"));
        return named;
    }

    private static Stream<Parameter> signed(Schema decimal) {
        return Stream.of(
                header("companyId", decimal, "The key's company, a decimal number")
                        .required(true)
                        .example("439"),
                header("trace", SchemaTypes.string(), "Names the call in its answer, in logs and at the service behind")
                        .required(true)
                        .example("x-8e544ed3-057a-48ed-ade2-27d3998f7411-1677654224398"),
                header(
                                "timestamp",
                                SchemaTypes.string().pattern("^[0-9]{1,18}$"),
                                "When the call was sent, in epoch milliseconds; it is signed")
                        .required(true),
                header("apiKey", SchemaTypes.string().pattern("^[0-9a-f]{32}$"), "The key's `apiKey`")
                        .required(true),
                header("signature", SchemaTypes.string(), "The signature base, signed with the private key, in Base64")
                        .required(true),
                header(
                        "recvWindow",
                        SchemaTypes.string().pattern("^[0-9]{1,5}$"),
                        "How old the call may be when it is judged, in milliseconds: 5000 without it, 60000 at most"),
                header(
                        "signatureAlgorithm",
                        SchemaTypes.string().addEnumeration("SHA1withRSA").addEnumeration("SHA256withRSA"),
                        "How it is signed: `SHA1withRSA` without it; a company can take `SHA256withRSA` only"),
                header("version", SchemaTypes.string(), "The operation's version, part of what a key must be granted")
                        .example("0.0.1"),
                header("group", SchemaTypes.string(), "The operation's group, part of what a key must be granted"));
    }

    static List<Parameter> of(ApiOperation operation) {
        return names(operation)
                .map(name -> OASFactory.createParameter().ref(REFERENCE + name))
                .toList();
    }

    private static Stream<String> names(ApiOperation operation) {
        if (operation.isSigned()) {
            return operation.isForAnyBizType()
                    ? Stream.concat(Stream.of("bizType"), OF_SIGNED.stream())
                    : OF_SIGNED.stream();
        }
        if (operation.isGet() || operation.isForOperators()) {
            return Stream.of("lang", "trace");
        }
        return Stream.concat(Stream.of(operation.needsCompanyId() ? COMPANY_ID_NEEDED : COMPANY_ID), OF_ANY.stream());
    }

    private static Parameter header(String name, Schema schema, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(schema);
    }
}
