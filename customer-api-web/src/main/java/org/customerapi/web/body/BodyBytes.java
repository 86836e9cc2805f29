package org.customerapi.web.body;

import java.io.IOException;
import java.io.InputStream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** Reads bodies of at most 64 KiB. */
final class BodyBytes {
    static final int MAX = 64 * 1024;

    /** How much more is read and thrown away, so that a client still writing gets the refusal and not a broken connection. */
    private static final int MAX_DRAINED = 8 * 1024 * 1024;

    private BodyBytes() {}

    /** @throws Rejection {@code BODY_TOO_LARGE} */
    static byte[] read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX + 1);
        if (bytes.length > MAX) {
            drain(in);
            throw new Rejection(ErrorCode.BODY_TOO_LARGE);
        }
        return bytes;
    }

    private static void drain(InputStream in) throws IOException {
        int drained = 0;
        while (drained < MAX_DRAINED) {
            int read = in.readNBytes(MAX).length;
            if (read == 0) {
                return;
            }
            drained += read;
        }
    }
}
