package org.customerapi.signature;

/**
 * A call as it came in, nothing of it believed yet. Texts are header values, null when absent.
 *
 * @param resource the operation, as rights name it: {@code bizType_version_group}
 * @param body the bytes as received
 * @param sourceAddress the caller's address, proxies resolved
 */
public record SignedCall(
        String companyId,
        String trace,
        String timestamp,
        String accessKey,
        String signature,
        String signatureAlgorithm,
        String recvWindow,
        String resource,
        byte[] body,
        String sourceAddress) {

    /** A signature and a body are nobody else's business. */
    @Override
    public String toString() {
        return "SignedCall[" + accessKey + ", " + resource + "]";
    }
}
