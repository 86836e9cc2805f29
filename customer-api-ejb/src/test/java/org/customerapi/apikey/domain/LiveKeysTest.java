package org.customerapi.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.customerapi.shared.ErrorCode;
import org.junit.jupiter.api.Test;

class LiveKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<ApiKey> list = new ArrayList<>();
    private final LiveKeys keys = new LiveKeys(list);

    private ApiKey issue(String label, Instant now) {
        ApiKey key =
                TestKeys.withId(keys.issue(TestKeys.OWNER, new KeyLabel(label), TestKeys.PAIR, now), 100 + list.size());
        list.add(key);
        return key;
    }

    private void issue(int count) {
        for (int i = 0; i < count; i++) {
            issue("k" + i, NOW.plusMillis(i));
        }
    }

    @Test
    void issueShouldTakeThePlaces1To30WhenAllAreFree() {
        issue(30);

        assertThat(list.stream().map(ApiKey::slot))
                .doesNotHaveDuplicates()
                .hasSize(30)
                .allMatch(slot -> slot >= 1 && slot <= 30);
    }

    @Test
    void issueShouldRefuseWhenThereAre30() {
        issue(30);

        assertThat(codeOf(() -> issue("one more", NOW))).isEqualTo(ErrorCode.KEY_LIMIT_EXCEEDED);
    }

    @Test
    void issueShouldTakeAFreedPlaceWhenAKeyIsGone() {
        issue(30);
        int freed = list.remove(11).slot();

        assertThat(issue("again", NOW).slot()).isEqualTo(freed);
    }

    @Test
    void issueShouldRefuseForTheLimitFirstWhenTheLabelIsTakenToo() {
        issue(30);

        assertThat(codeOf(() -> keys.requireRoomFor(new KeyLabel("k3")))).isEqualTo(ErrorCode.KEY_LIMIT_EXCEEDED);
        assertThat(codeOf(() -> issue("k3", NOW))).isEqualTo(ErrorCode.KEY_LIMIT_EXCEEDED);
    }

    @Test
    void issueShouldRefuseWhenTheLabelIsTakenInAnotherCase() {
        issue("Robot", NOW);

        assertThat(codeOf(() -> issue(" rOBOT ", NOW))).isEqualTo(ErrorCode.LABEL_TAKEN);
        assertThat(codeOf(() -> keys.requireRoomFor(new KeyLabel("ROBOT")))).isEqualTo(ErrorCode.LABEL_TAKEN);
    }

    @Test
    void issueShouldRefuseWhenTheLabelIsAnExpiredKeys() {
        issue("robot", NOW);

        assertThat(codeOf(() -> issue("robot", NOW.plusSeconds(1_000_000_000)))).isEqualTo(ErrorCode.LABEL_TAKEN);
    }

    @Test
    void requireFreeShouldAcceptWhenTheLabelIsItsOwn() {
        ApiKey own = issue("robot", NOW);

        keys.requireFree(new KeyLabel("ROBOT"), own);
    }

    @Test
    void requireFreeShouldRefuseWhenTheLabelIsAnothers() {
        ApiKey own = issue("robot", NOW);
        issue("other", NOW);

        assertThat(codeOf(() -> keys.requireFree(new KeyLabel("other"), own))).isEqualTo(ErrorCode.LABEL_TAKEN);
    }

    @Test
    void getShouldFindByIdAndAccessKeyWhenTheKeyIsAmongThem() {
        issue("a", NOW);
        ApiKey wanted = issue("b", NOW);

        assertThat(keys.get(wanted.id())).isSameAs(wanted);
        assertThat(keys.get(wanted.accessKey())).isSameAs(wanted);
    }

    @Test
    void getShouldRefuseWhenTheKeyIsNotAmongThem() {
        issue("a", NOW);

        assertThat(codeOf(() -> keys.get(1))).isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(codeOf(() -> keys.get(AccessKey.random()))).isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }

    @Test
    void labelledLikeShouldFindPartsWhateverTheirCaseWhenTextIsGiven() {
        issue("My Robot", NOW);
        issue("robot 2", NOW);
        issue("other", NOW);

        assertThat(keys.labelledLike("ROB").stream().map(ApiKey::label)).containsExactly("robot 2", "My Robot");
        assertThat(keys.labelledLike("%")).isEmpty();
        assertThat(keys.labelledLike(".*")).isEmpty();
    }

    @Test
    void labelledLikeShouldListAllNewestFirstWhenTheTextIsEmpty() {
        issue("first", NOW);
        issue("third", NOW.plusMillis(2));
        issue("second", NOW.plusMillis(1));
        issue("same millisecond", NOW.plusMillis(2));

        assertThat(keys.labelledLike("").stream().map(ApiKey::label))
                .containsExactly("same millisecond", "third", "second", "first");
    }
}
