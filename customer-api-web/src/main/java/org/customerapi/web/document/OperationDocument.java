package org.customerapi.web.document;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.web.CustomerApiApplication;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Says of one operation what its resource method's signature does not: headers, envelope, refusals, examples. */
final class OperationDocument {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final int OK = 200;

    private final WireSchemas schemas;
    private final EnvelopeSchemas envelopes;

    OperationDocument(WireSchemas schemas) {
        this.schemas = schemas;
        this.envelopes = new EnvelopeSchemas(schemas);
    }

    void complete(Operation document, ApiOperation operation) {
        document.setOperationId(operation.name());
        ClasspathText.find("operations/" + operation.name() + ".md").ifPresent(document::setDescription);
        document.setSecurity(null);
        if (operation.token() != ApiOperation.Token.UNUSED) {
            document.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(CustomerApiApplication.TOKEN));
        }
        if (operation.token() == ApiOperation.Token.OPTIONAL) {
            document.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
        if (operation.isForOperators()) {
            document.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(CustomerApiApplication.ADMIN));
        }
        if (!operation.isBare() || operation.isSigned()) {
            document.setParameters(new ArrayList<>(HeaderParameters.of(operation)));
        }
        operation.request().ifPresent(type -> document.setRequestBody(requestBody(type, operation)));
        operation.line().ifPresent(type -> document.setRequestBody(lines(type)));
        if (operation.takesAnyObject()) {
            document.setRequestBody(anyObject(operation));
        }
        document.setResponses(responses(operation));
    }

    private RequestBody requestBody(Class<?> type, ApiOperation operation) {
        MediaType json = OASFactory.createMediaType().schema(schemas.of(type));
        json.addExample("usable", example("To start from", WireSchemas.example(type)));
        Examples.request(operation.name())
                .ifPresent(body -> json.addExample("contract", example("The contract's", body)));
        boolean needed = WireField.of(type).stream().anyMatch(WireField::isNeeded);
        return OASFactory.createRequestBody().content(content(json)).required(needed);
    }

    private RequestBody lines(Class<?> type) {
        Map<String, Object> line = new LinkedHashMap<>(WireSchemas.example(type));
        MediaType ndjson = OASFactory.createMediaType()
                .schema(schemas.of(type))
                .addExample(
                        "usable",
                        example("To start from", Json.createObjectBuilder(line).build() + "\n"));
        return OASFactory.createRequestBody()
                .description("One such object a line, in UTF-8; at most 64 KiB a line and 64 MiB in all")
                .content(OASFactory.createContent().addMediaType(NDJSON, ndjson))
                .required(true);
    }

    private static RequestBody anyObject(ApiOperation operation) {
        MediaType json = OASFactory.createMediaType().schema(SchemaTypes.object());
        Examples.request(operation.name()).ifPresent(body -> json.addExample("usable", example("To start from", body)));
        return OASFactory.createRequestBody()
                .description("A JSON object, as the operation wants it; it is signed as it is sent")
                .content(content(json))
                .required(operation.isForGateways());
    }

    private APIResponses responses(ApiOperation operation) {
        Map<Integer, List<ErrorCode>> refusals = operation.refusals().stream()
                .collect(Collectors.groupingBy(operation::statusOf, TreeMap::new, Collectors.toList()));
        APIResponses responses = OASFactory.createAPIResponses()
                .addAPIResponse(Integer.toString(OK), answer(operation, refusals.getOrDefault(OK, List.of())));
        refusals.remove(OK);
        refusals.forEach(
                (status, codes) -> responses.addAPIResponse(Integer.toString(status), refusal(codes, operation)));
        responses
                .getAPIResponses()
                .forEach((status, response) -> response.setHeaders(ResponseHeaders.of(operation, status)));
        return responses;
    }

    private APIResponse answer(ApiOperation operation, List<ErrorCode> refusals) {
        MediaType json = OASFactory.createMediaType();
        Examples.response(operation.name()).ifPresent(body -> json.addExample("success", example("Success", body)));
        if (operation.isBare() && operation.isSigned()) {
            json.addExample("refusal", refusalExample(mostTelling(refusals, operation), operation));
            return response(
                    "What the service behind it answers, under its own status and content type, or one of these refusals:\n\n"
                            + CodeTable.of(refusals),
                    json.schema(SchemaTypes.object()));
        }
        if (operation.isBare()) {
            return response("The answer, without an envelope", json.schema(schemas.of(operation.answer())));
        }
        Schema success = envelopes.success(operation.answer());
        if (refusals.isEmpty()) {
            return response("Success", json.schema(success));
        }
        json.addExample("refusal", refusalExample(mostTelling(refusals, operation), operation));
        json.setSchema(OASFactory.createSchema().addOneOf(success).addOneOf(envelopes.refusal()));
        return response("Success, or one of these refusals:\n\n" + CodeTable.of(refusals), json);
    }

    private static ErrorCode mostTelling(List<ErrorCode> refusals, ApiOperation operation) {
        return Stream.concat(operation.ownRefusals().stream(), Stream.of(ErrorCode.SIGNATURE_WRONG))
                .filter(refusals::contains)
                .findFirst()
                .orElse(refusals.get(0));
    }

    private APIResponse refusal(List<ErrorCode> codes, ApiOperation operation) {
        MediaType json = OASFactory.createMediaType().schema(envelopes.refusal());
        codes.forEach(code -> json.addExample(code.name(), refusalExample(code, operation)));
        return response(CodeTable.of(codes), json);
    }

    private static Example refusalExample(ErrorCode code, ApiOperation operation) {
        return example(CodeTable.message(code), Examples.refusal(code, operation.bizType()));
    }

    private static Example example(String summary, Object body) {
        return OASFactory.createExample().summary(summary).value(ServerQuirks.exact(body));
    }

    private static APIResponse response(String description, MediaType json) {
        return OASFactory.createAPIResponse().description(description).content(content(json));
    }

    private static Content content(MediaType json) {
        return OASFactory.createContent().addMediaType(JSON, json);
    }
}
