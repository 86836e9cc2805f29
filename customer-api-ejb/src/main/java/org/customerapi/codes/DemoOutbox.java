package org.customerapi.codes;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Demo mode's sender: codes are not sent but shown, in the log and to whoever asks. */
@ApplicationScoped
public class DemoOutbox implements CodeSender {
    private static final System.Logger LOG = System.getLogger(DemoOutbox.class.getName());
    private static final int KEPT_PER_OWNER = 20;

    private final Map<Long, Deque<CodeMessage>> messages = new ConcurrentHashMap<>();

    @Override
    public void send(CodeMessage message) {
        messages.compute(message.ownerId(), (owner, earlier) -> {
            Deque<CodeMessage> kept = earlier == null ? new ArrayDeque<>() : new ArrayDeque<>(earlier);
            kept.addFirst(message);
            if (kept.size() > KEPT_PER_OWNER) {
                kept.removeLast();
            }
            return kept;
        });
        LOG.log(
                WARNING,
                "DEMO MODE: the code {0} for {1} of customer {2} is shown here instead of being sent",
                message.code().reveal(),
                message.purpose(),
                Long.toString(message.ownerId()));
    }

    /** The owner's latest messages, newest first. */
    public List<CodeMessage> messagesOf(long ownerId) {
        return List.copyOf(messages.getOrDefault(ownerId, new ArrayDeque<>()));
    }
}
