package org.customerapi.customer.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** An answer's body of 256 KiB at most; of a longer one no more than that is ever held. */
final class BoundedBody implements BodySubscriber<byte[]> {
    static final int MAX_BYTES = 256 * 1024;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription arriving) {
        subscription = arriving;
        arriving.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        int arrived = buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        if (arrived > MAX_BYTES - bytes.size()) {
            subscription.cancel();
            body.completeExceptionally(new IOException("an answer of more than " + MAX_BYTES + " bytes"));
            return;
        }
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            bytes.writeBytes(part);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
