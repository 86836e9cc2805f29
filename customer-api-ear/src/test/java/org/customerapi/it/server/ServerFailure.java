package org.customerapi.it.server;

/** A server did not come to serve the application. */
final class ServerFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ServerFailure(String message) {
        super(message);
    }
}
