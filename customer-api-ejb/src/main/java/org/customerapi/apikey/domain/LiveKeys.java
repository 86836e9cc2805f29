package org.customerapi.apikey.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** All live keys of one owner, expired ones included: at most 30, and no label twice. */
public record LiveKeys(List<ApiKey> keys) {
    /** How many live keys an owner can have; the schema holds it too. */
    public static final int LIMIT = 30;

    private static final Comparator<ApiKey> NEWEST_FIRST =
            Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id).reversed();

    /** @throws Rejection {@code DATA_NOT_FOUND} */
    public ApiKey get(long id) {
        return get(key -> key.id() == id);
    }

    /** @throws Rejection {@code DATA_NOT_FOUND} */
    public ApiKey get(AccessKey accessKey) {
        return get(key -> key.accessKey().equals(accessKey));
    }

    /** Those whose label contains a text, whatever its case; newest first. */
    public List<ApiKey> labelledLike(String text) {
        String folded = KeyLabel.fold(text);
        return keys.stream()
                .filter(key -> key.foldedLabel().contains(folded))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** @throws Rejection {@code KEY_LIMIT_EXCEEDED}, {@code LABEL_TAKEN} */
    public void requireRoomFor(KeyLabel label) {
        freeSlot();
        requireFree(label, null);
    }

    /**
     * @param own the key that is to bear the label; its own is no clash
     * @throws Rejection {@code LABEL_TAKEN}
     */
    public void requireFree(KeyLabel label, ApiKey own) {
        boolean taken = keys.stream()
                .filter(key -> own == null || !key.id().equals(own.id()))
                .anyMatch(key -> key.foldedLabel().equals(label.folded()));
        if (taken) {
            throw new Rejection(ErrorCode.LABEL_TAKEN);
        }
    }

    /**
     * Issues the owner a key.
     *
     * @throws Rejection {@code KEY_LIMIT_EXCEEDED}, {@code LABEL_TAKEN}
     */
    public ApiKey issue(KeyOwner owner, KeyLabel label, NewKeyPair pair, Instant now) {
        int slot = freeSlot();
        requireFree(label, null);
        return new ApiKey(owner, slot, label, pair, now);
    }

    public void lockWithdrawals(Instant now) {
        keys.forEach(key -> key.lockWithdrawal(now));
    }

    private ApiKey get(Predicate<ApiKey> wanted) {
        return keys.stream().filter(wanted).findFirst().orElseThrow(() -> new Rejection(ErrorCode.DATA_NOT_FOUND));
    }

    private int freeSlot() {
        Set<Integer> taken = keys.stream().map(ApiKey::slot).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, LIMIT)
                .filter(slot -> !taken.contains(slot))
                .findFirst()
                .orElseThrow(() -> new Rejection(ErrorCode.KEY_LIMIT_EXCEEDED));
    }
}
