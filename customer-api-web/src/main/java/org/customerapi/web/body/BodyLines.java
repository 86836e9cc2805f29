package org.customerapi.web.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * The lines of an NDJSON body of at most 64 MiB, read as they are asked for; memory holds one line. They end with LF or CR LF, the
 * last one also with the body. Blank ones count in the numbers only, and so does a byte order mark before the first (RFC 8259,
 * section 8.1, lets a parser ignore it).
 */
public final class BodyLines implements Iterator<BodyLine> {
    static final long MAX = 64L * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long read;
    private long number;
    private BodyLine next;

    BodyLines(InputStream in) {
        this.in = in;
    }

    /**
     * @param contentLength what the client says of the body's length, or null
     * @throws Rejection {@code BODY_TOO_LARGE} when it says that it is too long
     */
    public static BodyLines of(InputStream in, String contentLength) {
        boolean tooLong = contentLength != null && contentLength.matches("[0-9]+") && isOver(contentLength);
        if (tooLong) {
            throw new Rejection(ErrorCode.BODY_TOO_LARGE);
        }
        return new BodyLines(in);
    }

    private static boolean isOver(String contentLength) {
        return contentLength.length() > 18 || Long.parseLong(contentLength) > MAX;
    }

    /**
     * @throws Rejection {@code BODY_TOO_LARGE} behind the last line that is within the limit, {@code BODY_NOT_JSON} when the connection
     *     breaks
     */
    @Override
    public boolean hasNext() {
        try {
            while (next == null && fill()) {
                next = line();
            }
            return next != null;
        } catch (IOException e) {
            throw new Rejection(ErrorCode.BODY_NOT_JSON, e);
        }
    }

    @Override
    public BodyLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        BodyLine line = next;
        next = null;
        return line;
    }

    /** Null for a blank one. */
    private BodyLine line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        number++;
        while (fill()) {
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            int room = BodyBytes.MAX + 1 - line.size();
            line.write(buffer, start, Math.min(at - start, room));
            if (at < end) {
                at++;
                break;
            }
        }
        byte[] bytes = number == 1 ? withoutMark(line.toByteArray()) : line.toByteArray();
        return isBlank(bytes) ? null : new BodyLine(number, bytes);
    }

    /** Whether there is anything left, in the buffer now. */
    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        read += end;
        if (read > MAX) {
            throw new Rejection(ErrorCode.BODY_TOO_LARGE);
        }
        return end > 0;
    }

    private static byte[] withoutMark(byte[] bytes) {
        int length = BYTE_ORDER_MARK.length;
        boolean marked = bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
        return marked ? Arrays.copyOfRange(bytes, length, bytes.length) : bytes;
    }

    /** The white space of RFC 8259, section 2. */
    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
