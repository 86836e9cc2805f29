package org.customerapi.web.error;

import org.customerapi.shared.ErrorCode;

/** Which code stands for an HTTP status that the server, not the application, decided on. */
final class HttpStatuses {
    private HttpStatuses() {}

    static ErrorCode codeOf(int status) {
        return switch (status) {
            case 404 -> ErrorCode.BUSINESS_TYPE_INVALID;
            case 405 -> ErrorCode.METHOD_NOT_SUPPORTED;
            case 413 -> ErrorCode.BODY_TOO_LARGE;
            default -> status >= 500 ? ErrorCode.SYSTEM_ERROR : ErrorCode.BODY_NOT_JSON;
        };
    }
}
