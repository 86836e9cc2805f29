package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.nodes.NodeClaim;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call goes through once, in whatever clothes it comes again. */
@ExtendWith(Beans.class)
class ReplayTest {
    private static final MovableClock CLOCK = MovableClock.get();
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String BODY = "{\"b\":[1,null,{\"d\":\"\\u00e9/\",\"c\":null}],\"a\":1.10}";

    private final RequestVerification verification;
    private final NodeClaim claim;
    private final KeySnapshots snapshots;
    private final PermissionCatalogue catalogue;
    private final StrangerLimit strangers;
    private final CallRate rate;
    private final SignaturePolicy policy;
    private final SigningKeys keys;
    private final SigningKey key;

    ReplayTest(
            RequestVerification verification,
            NodeClaim claim,
            KeySnapshots snapshots,
            PermissionCatalogue catalogue,
            StrangerLimit strangers,
            CallRate rate,
            SignaturePolicy policy,
            SigningKeys keys) {
        SigningKeys.waitAMinute();
        this.verification = verification;
        this.claim = claim;
        this.snapshots = snapshots;
        this.catalogue = catalogue;
        this.strangers = strangers;
        this.rate = rate;
        this.policy = policy;
        this.keys = keys;
        this.key = keys.issue();
    }

    private ErrorCode refusalOf(CallDraft draft) {
        return codeOf(() -> verification.verify(draft.sign()));
    }

    @Test
    void verifyShouldRefuseACallWhenItComesAgain() {
        SignedCall call = key.signed();
        verification.verify(call);

        assertThat(codeOf(() -> verification.verify(call))).isEqualTo(ErrorCode.REQUEST_REPLAYED);
        assertThat(codeOf(() -> verification.verify(call))).isEqualTo(ErrorCode.REQUEST_REPLAYED);
    }

    /** 128 bytes leave some bits of the last Base64 digit unused; Java's decoder would not look at them. */
    @Test
    void verifyShouldRefuseACallWhenItsSignatureIsSpelledOtherwise() {
        CallDraft draft = key.call();
        verification.verify(draft.sign());

        for (int spare = 1; spare < 4; spare++) {
            int bits = spare;
            draft.respelled(signature -> {
                int last = signature.indexOf('=') - 1;
                char other = BASE64.charAt(BASE64.indexOf(signature.charAt(last)) ^ bits);
                return signature.substring(0, last) + other + signature.substring(last + 1);
            });
            assertThat(refusalOf(draft)).isEqualTo(ErrorCode.SIGNATURE_WRONG);
        }
        assertThat(refusalOf(draft.respelled(signature -> signature.replace("=", ""))))
                .as("without padding")
                .isEqualTo(ErrorCode.REQUEST_REPLAYED);
        assertThat(refusalOf(draft.respelled(signature -> signature + "\n")))
                .as("with a line break it is none")
                .isEqualTo(ErrorCode.SIGNATURE_WRONG);
    }

    @Test
    void verifyShouldRefuseACallWhenItIsSignedAnewWithTheOtherAlgorithm() {
        CallDraft draft = key.call();
        verification.verify(draft.sign());

        assertThat(refusalOf(draft.algorithm("SHA256withRSA"))).isEqualTo(ErrorCode.REQUEST_REPLAYED);
        assertThat(refusalOf(draft.algorithm("SHA1withRSA"))).isEqualTo(ErrorCode.REQUEST_REPLAYED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1.10,\"b\":[1,null,{\"d\":\"\\u00e9/\"}]}",
                " { \"a\" : 1.10 ,\n\t\"b\" : [ 1 , null , { \"d\" : \"é\\/\" } ] }\r\n",
                "{\"a\":1.10,\"b\":[1,null,{\"\\u0064\":\"\\u00E9/\"}],\"z\":null}",
                // Not the same body, but the published scheme cannot tell.
                "{\"a\":\"1.10\",\"b\":[1,\"null\",{\"d\":\"é/\"}]}"
            })
    void verifyShouldRefuseACallWhenItsBodyIsWrittenOtherwise(String other) {
        CallDraft draft = key.call().body(BODY);
        verification.verify(draft.sign());

        assertThat(refusalOf(draft.body(other))).isEqualTo(ErrorCode.REQUEST_REPLAYED);
    }

    @Test
    void verifyShouldRefuseACallWhenOnlyWhatIsNotSignedDiffers() {
        CallDraft draft = key.call();
        verification.verify(draft.sign());

        assertThat(refusalOf(draft.recvWindow("60000").trace("other").from("198.51.100.1")))
                .isEqualTo(ErrorCode.REQUEST_REPLAYED);
        assertThat(refusalOf(draft.resource(CallDraft.WITHDRAWAL))).isEqualTo(ErrorCode.REQUEST_REPLAYED);
    }

    @Test
    void verifyShouldLetACallThroughWhenAnotherKeyHasSaidTheSame() {
        SigningKey other = keys.issueTo(key.owner());
        verification.verify(key.call().body(BODY).sign());

        verification.verify(other.call().body(BODY).sign());
    }

    @Test
    void verifyShouldLetACallThroughWhenItSaysTheSameAMillisecondLater() {
        verification.verify(key.call().body(BODY).sign());
        CLOCK.moveBy(Duration.ofMillis(1));

        verification.verify(key.call().body(BODY).sign());
    }

    @Test
    void verifyShouldStillKnowACallWhenItsWindowIsAboutToClose() {
        CallDraft draft = key.call().recvWindow("60000").sentAt(CLOCK.instant().plusMillis(999));
        verification.verify(draft.sign());

        CLOCK.moveBy(Duration.ofMillis(60_999));
        assertThat(refusalOf(draft)).isEqualTo(ErrorCode.REQUEST_REPLAYED);
        CLOCK.moveBy(Duration.ofMillis(1));
        assertThat(refusalOf(draft)).isEqualTo(ErrorCode.OUTSIDE_REPLAY_WINDOW);
    }

    @Test
    void verifyShouldUseACallUpWhenItIsRefusedForItsRights() {
        CallDraft draft = key.call().resource(CallDraft.SPOT_TRADE);
        assertThat(refusalOf(draft)).isEqualTo(ErrorCode.RESOURCE_NOT_GRANTED);

        assertThat(refusalOf(draft.resource(CallDraft.READ))).isEqualTo(ErrorCode.REQUEST_REPLAYED);
    }

    @Test
    void verifyShouldNotUseACallUpWhenItsSignatureWasWrong() {
        CallDraft draft = key.call();
        assertThat(refusalOf(draft.respelled(signature -> "AAAA"))).isEqualTo(ErrorCode.SIGNATURE_WRONG);

        verification.verify(draft.respelled(signature -> signature).sign());
    }

    @Test
    void verifyShouldLetExactlyOneThroughWhen100ThreadsSendTheSameCall() {
        for (int round = 0; round < 10; round++) {
            SignedCall call = key.signed();

            Race race = Race.of(100, i -> verification.verify(call));

            assertThat(race.successes()).isEqualTo(1);
            assertThat(Collections.frequency(race.refusals(), ErrorCode.REQUEST_REPLAYED))
                    .isEqualTo(99);
        }
    }

    /** What was used before its start a node with a memory of its own cannot know, and calls may be dated a second ahead. */
    @Test
    void verifyShouldRefuseACallWhenTheNodeBeforeCanHaveAcceptedIt() {
        SignedCall ahead = key.call().sentAt(CLOCK.instant().plusMillis(999)).sign();
        verification.verify(ahead);
        RequestVerification restarted = new RequestVerification(
                claim, snapshots, catalogue, strangers, rate, new LocalReplayGuard(CLOCK), policy, CLOCK);

        assertThat(codeOf(() -> restarted.verify(ahead))).isEqualTo(ErrorCode.OUTSIDE_REPLAY_WINDOW);
        CLOCK.moveBy(ReplayGuard.DATED_AHEAD);
        restarted.verify(key.signed());
    }

    /** At the end of its window, and behind a database that takes its time. */
    @Test
    void verifyShouldRefuseACallWhenItsUseIsForgottenBeforeTheSecondOneIsJudged() {
        LocalReplayGuard memory = new LocalReplayGuard(CLOCK);
        CLOCK.moveBy(ReplayGuard.DATED_AHEAD);
        ReplayGuard late = new ReplayGuard() {
            @Override
            public boolean firstUse(String subject, Instant forgetAt, Instant now) {
                CLOCK.moveBy(ReplayGuard.KEPT_BEYOND.plusSeconds(2));
                memory.firstUse("another", CLOCK.instant().plusSeconds(61), CLOCK.instant());
                boolean first = memory.firstUse(subject, forgetAt, now);
                assertThat(first).as("it is forgotten").isTrue();
                return first;
            }

            @Override
            public Instant remembersSince() {
                return memory.remembersSince();
            }
        };
        CallDraft draft = key.call().recvWindow("60000");
        new RequestVerification(claim, snapshots, catalogue, strangers, rate, memory, policy, CLOCK)
                .verify(draft.sign());

        CLOCK.moveBy(Duration.ofSeconds(60));
        assertThat(codeOf(
                        () -> new RequestVerification(claim, snapshots, catalogue, strangers, rate, late, policy, CLOCK)
                                .verify(draft.sign())))
                .isEqualTo(ErrorCode.OUTSIDE_REPLAY_WINDOW);
    }

    /** Its first use in a memory that is new says nothing of the one that was lost. */
    @Test
    void verifyShouldRefuseACallWhenWhatWasUsedIsForgottenWhileItIsJudged() {
        Instant sent = CLOCK.instant();
        ReplayGuard forgetting = new ReplayGuard() {
            private Instant since = Instant.MIN;

            @Override
            public boolean firstUse(String subject, Instant forgetAt, Instant now) {
                since = sent.plusMillis(1);
                return true;
            }

            @Override
            public Instant remembersSince() {
                return since;
            }
        };
        RequestVerification racing =
                new RequestVerification(claim, snapshots, catalogue, strangers, rate, forgetting, policy, CLOCK);

        assertThat(codeOf(() -> racing.verify(key.call().sentAt(sent).sign())))
                .isEqualTo(ErrorCode.OUTSIDE_REPLAY_WINDOW);
    }
}
