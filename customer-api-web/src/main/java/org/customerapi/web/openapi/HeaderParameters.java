package org.customerapi.web.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The headers of every call; the token is a security scheme instead. */
final class HeaderParameters {
    private static final String REFERENCE = "#/components/parameters/";
    private static final String COMPANY_ID = "companyId";
    private static final String COMPANY_ID_NEEDED = "companyIdNeeded";

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
        return named;
    }

    static List<Parameter> of(ApiOperation operation) {
        String companyId = operation.needsCompanyId() ? COMPANY_ID_NEEDED : COMPANY_ID;
        return Stream.of(companyId, "lang", "trace", "version", "group", "timestamp")
                .map(name -> OASFactory.createParameter().ref(REFERENCE + name))
                .toList();
    }

    private static Parameter header(String name, Schema schema, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(schema);
    }
}
