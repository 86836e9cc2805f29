package org.customerapi.stepup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.customerapi.codes.Channel;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.customer.Customer;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;

/**
 * The codes that come with a sensitive operation, as given; each may be absent.
 *
 * @param totp the authenticator's code
 * @param phoneCode a one-time code sent by SMS, with {@code phoneTicket}
 * @param emailCode a one-time code sent by e-mail, with {@code emailTicket}
 */
public record StepUpCodes(
        Optional<SecretText> totp,
        Optional<SecretText> phoneCode,
        Optional<SecretText> phoneTicket,
        Optional<SecretText> emailCode,
        Optional<SecretText> emailTicket) {

    public static StepUpCodes none() {
        return new StepUpCodes(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isEmpty() {
        return Stream.of(totp, phoneCode, phoneTicket, emailCode, emailTicket).allMatch(Optional::isEmpty);
    }

    /**
     * Refuses what cannot be right, before anything is looked up.
     *
     * @throws Rejection {@code TOTP_CODE_EMPTY}, {@code ONE_TIME_CODE_NEEDED}, or {@code PARAMETER_MISSING} naming the ticket
     */
    void requireComplete() {
        if (totp.isEmpty()) {
            throw new Rejection(ErrorCode.TOTP_CODE_EMPTY);
        }
        if (phoneCode.isEmpty() && emailCode.isEmpty()) {
            throw new Rejection(ErrorCode.ONE_TIME_CODE_NEEDED);
        }
        requireTicket(phoneCode, phoneTicket, "phoneTicket");
        requireTicket(emailCode, emailTicket, "emailTicket");
    }

    /**
     * Refuses what cannot be right where the authenticator itself is at stake: each channel that the customer has must be verified.
     *
     * @throws Rejection {@code TOTP_CODE_EMPTY}, {@code ONE_TIME_CODE_NEEDED}, or {@code PARAMETER_MISSING} naming the code or the ticket
     */
    void requireEveryChannelOf(Customer customer) {
        if (totp.isEmpty()) {
            throw new Rejection(ErrorCode.TOTP_CODE_EMPTY);
        }
        if (phoneCode.isEmpty() && emailCode.isEmpty()) {
            throw new Rejection(ErrorCode.ONE_TIME_CODE_NEEDED);
        }
        requireCode(customer, Channel.SMS, phoneCode, "smsCode");
        requireTicket(phoneCode, phoneTicket, "smsTicket");
        requireCode(customer, Channel.EMAIL, emailCode, "mailCode");
        requireTicket(emailCode, emailTicket, "mailTicket");
    }

    /** The one-time codes given, phone first. */
    List<CodeProof> proofs() {
        return Stream.of(
                        proof(CodePurpose.STEP_UP_SMS, phoneCode, phoneTicket),
                        proof(CodePurpose.STEP_UP_EMAIL, emailCode, emailTicket))
                .flatMap(Optional::stream)
                .toList();
    }

    private static void requireCode(Customer customer, Channel channel, Optional<SecretText> code, String field) {
        if (code.isEmpty() && customer.isReachableBy(channel)) {
            throw Rejection.missing(field);
        }
    }

    private static void requireTicket(Optional<SecretText> code, Optional<SecretText> ticket, String field) {
        if (code.isPresent() && ticket.isEmpty()) {
            throw Rejection.missing(field);
        }
    }

    private static Optional<CodeProof> proof(
            CodePurpose purpose, Optional<SecretText> code, Optional<SecretText> ticket) {
        return code.map(text -> new CodeProof(purpose, ticket.orElseThrow(), text));
    }
}
