package org.customerapi.it.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether somebody answers. */
final class HttpProbe {
    private static final int TIMEOUT_MILLIS = 10_000;

    private HttpProbe() {}

    static boolean answers(int port, String path) {
        return status(port, path) > 0;
    }

    /** -1 when nobody answers. */
    static int status(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return -1;
        }
    }
}
