package org.customerapi.web.body;

/** The bytes of a body as they came in. */
public final class RawBody {
    private final byte[] bytes;

    RawBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Not copied: nobody changes them. */
    public byte[] bytes() {
        return bytes;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }
}
