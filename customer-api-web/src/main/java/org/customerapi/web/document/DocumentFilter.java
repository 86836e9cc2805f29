package org.customerapi.web.document;

import java.util.List;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;

/**
 * Completes the document that the server generates from the resources. It is made once, when the server is first asked for it.
 * A server knows the bare answers of the resource methods; that they travel in an envelope, under which headers, and what is
 * refused with which code, is said here for all of them.
 */
public class DocumentFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        WireSchemas schemas = new WireSchemas();
        OperationDocument operations = new OperationDocument(schemas);
        for (ApiOperation operation : ApiOperation.all()) {
            operations.complete(operation(document, operation), operation);
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().setSchemas(schemas.named());
        document.getComponents().setParameters(HeaderParameters.named());
        document.setServers(
                List.of(OASFactory.createServer().url("/").description("The server that this document is from")));
        String codes = CodeTable.of(List.of(ErrorCode.values()));
        document.getInfo().setDescription(ClasspathText.get("overview.md") + codes);
        ServerQuirks.tidy(document);
    }

    private static Operation operation(OpenAPI document, ApiOperation operation) {
        PathItem path = Stream.of(operation.path(), operation.resourcePath(), "/api" + operation.path())
                .filter(document.getPaths()::hasPathItem)
                .findFirst()
                .map(found -> moved(document.getPaths(), found, operation.path()))
                .orElseThrow(() -> new IllegalStateException("the server found no " + operation.resourcePath()));
        return operation.isGet() ? path.getGET() : path.getPOST();
    }

    /** To where clients call it. */
    private static PathItem moved(Paths paths, String from, String to) {
        PathItem path = paths.getPathItem(from);
        if (!from.equals(to)) {
            paths.removePathItem(from);
            paths.addPathItem(to, path);
        }
        return path;
    }
}
