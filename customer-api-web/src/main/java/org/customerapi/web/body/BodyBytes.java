package org.customerapi.web.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** Reads bodies of at most 64 KiB. */
final class BodyBytes {
    static final int MAX = 64 * 1024;

    /** How much more is read and thrown away, so that a client still writing gets the refusal and not a broken connection. */
    private static final int MAX_DRAINED = 8 * 1024 * 1024;

    private static final int UNSAID = -1;

    private BodyBytes() {}

    /** @throws Rejection {@code BODY_TOO_LARGE} */
    static byte[] read(InputStream in) throws IOException {
        return read(in, UNSAID);
    }

    /**
     * The same for a body whose length is announced: in a buffer no larger than it takes. What comes beyond the announcement is read all
     * the same: a body must never be judged by its beginning.
     *
     * @param announced in bytes; negative where nothing is
     */
    static byte[] read(InputStream in, int announced) throws IOException {
        byte[] bytes = in.readNBytes(announced < 0 ? MAX + 1 : Math.min(announced, MAX) + 1);
        if (announced >= 0 && bytes.length > announced) {
            bytes = joined(bytes, in.readNBytes(MAX + 1));
        }
        if (bytes.length > MAX) {
            drain(in);
            throw new Rejection(ErrorCode.BODY_TOO_LARGE);
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] rest) {
        byte[] all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
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
