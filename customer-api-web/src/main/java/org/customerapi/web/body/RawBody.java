package org.customerapi.web.body;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a body as they came in. */
public final class RawBody {
    private final byte[] bytes;

    private RawBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws org.customerapi.shared.Rejection {@code BODY_TOO_LARGE} */
    public static RawBody read(InputStream in) throws IOException {
        return new RawBody(BodyBytes.read(in));
    }

    /**
     * @param announced how many bytes the request says that it has; negative where it does not say
     * @throws org.customerapi.shared.Rejection {@code BODY_TOO_LARGE}
     */
    public static RawBody read(InputStream in, int announced) throws IOException {
        return new RawBody(BodyBytes.read(in, announced));
    }

    /** Not copied: nobody changes them. */
    public byte[] bytes() {
        return bytes;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }
}
