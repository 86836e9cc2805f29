package org.customerapi.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customerapi.codes.Channel;
import org.customerapi.codes.Recipient;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Language;
import org.customerapi.shared.Rejection;

/** A customer of one of the companies on the platform: opened once, known better with time, disabled when he must stop. */
@Entity
@Table(name = "customer")
@NamedQuery(
        name = "Customer.byEmail",
        query = "select c from Customer c where c.companyId = :companyId and c.email = :name")
@NamedQuery(
        name = "Customer.byCustomerNo",
        query = "select c from Customer c where c.companyId = :companyId and c.customerNo = :name")
@NamedQuery(
        name = "Customer.byPhone",
        query = "select c from Customer c where c.companyId = :companyId and c.phone = :name")
@NamedQuery(
        name = "Customer.disableDemo",
        query = "update Customer c set c.active = false where c.demo = true and c.active = true")
public class Customer {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_seq")
    @SequenceGenerator(name = "customer_seq", sequenceName = "customer_seq", allocationSize = 50)
    private Long id;

    @Column(name = "company_id", nullable = false)
    private long companyId;

    @Column(name = "customer_no", nullable = false)
    private String customerNo;

    @Column(name = "group_id", nullable = false)
    private long groupId;

    @Column(nullable = false)
    private String name;

    private String country;

    private String email;

    @Column(name = "phone_area")
    private String phoneArea;

    private String phone;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(nullable = false)
    private boolean active = true;

    @Enumerated(EnumType.STRING)
    @Column(name = "kyc_status", nullable = false)
    private KycStatus kycStatus = KycStatus.NONE;

    @Enumerated(EnumType.STRING)
    @Column(name = "company_kyc_status", nullable = false)
    private KycStatus companyKycStatus = KycStatus.NONE;

    @Column(nullable = false)
    private boolean demo;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    protected Customer() {}

    /** Opens an account for whom nothing is known yet but how to reach him. */
    public Customer(long companyId, String customerNo, String name, PasswordHash password, Instant now) {
        this.companyId = companyId;
        this.customerNo = customerNo;
        this.groupId = 1;
        this.name = name;
        this.passwordHash = password.phc();
        this.createdAt = now;
    }

    public void reachableByPhone(String area, String number) {
        LoginName canonical = LoginName.phone(area, number);
        this.phoneArea = canonical.area().orElseThrow();
        this.phone = canonical.text();
    }

    public void reachableByEmail(String address) {
        this.email = LoginName.email(address).text();
    }

    public void knownAs(KycStatus status) {
        this.kycStatus = status;
    }

    /**
     * What the company now says of him.
     *
     * @return whether anything is new
     */
    public boolean change(CustomerPatch patch) {
        List<Object> before = changeable();
        patch.name().ifPresent(text -> name = text);
        patch.groupId().ifPresent(id -> groupId = id);
        patch.kycStatus().ifPresent(this::knownAs);
        patch.companyKycStatus().ifPresent(status -> companyKycStatus = status);
        patch.active().ifPresent(value -> active = value);
        return !changeable().equals(before);
    }

    private List<Object> changeable() {
        return List.of(name, groupId, kycStatus, companyKycStatus, active);
    }

    public void reads(Language chosen) {
        this.language = chosen;
    }

    /** The language that he has chosen. */
    public Optional<Language> language() {
        return Optional.ofNullable(language);
    }

    public void demo() {
        this.demo = true;
    }

    public void enable() {
        this.active = true;
    }

    public void disable() {
        this.active = false;
    }

    /** @throws Rejection {@code CUSTOMER_DISABLED} */
    public void requireActive() {
        if (!active) {
            throw new Rejection(ErrorCode.CUSTOMER_DISABLED);
        }
    }

    /** @throws Rejection {@code KYC_…} when the company does not know the customer well enough */
    public void requireKycPassed() {
        kycStatus.requirePassed();
    }

    /**
     * Where a code for this customer goes.
     *
     * @throws Rejection {@code CHANNEL_NOT_BOUND} when he has no phone or no e-mail address
     */
    public Recipient recipient(Channel channel) {
        return recipientIfBound(channel)
                .orElseThrow(
                        () -> new Rejection(ErrorCode.CHANNEL_NOT_BOUND, channel == Channel.SMS ? "phone" : "email"));
    }

    /** Whether he has a phone, or an e-mail address. */
    public boolean isReachableBy(Channel channel) {
        return recipientIfBound(channel).isPresent();
    }

    Optional<Recipient> recipientIfBound(Channel channel) {
        Optional<Recipient> bound =
                switch (channel) {
                    case SMS -> Optional.ofNullable(phone).map(number -> Recipient.phone(phoneArea, number));
                    case EMAIL -> Optional.ofNullable(email).map(Recipient::email);
                };
        return bound.map(recipient -> recipient.reading(language()));
    }

    PasswordHash password() {
        return new PasswordHash(passwordHash);
    }

    public Long id() {
        return id;
    }

    public long companyId() {
        return companyId;
    }

    public String customerNo() {
        return customerNo;
    }

    public long groupId() {
        return groupId;
    }

    public String name() {
        return name;
    }

    public String country() {
        return country;
    }

    public void livesIn(String countryCode) {
        this.country = countryCode;
    }

    public String email() {
        return email;
    }

    public String phoneArea() {
        return phoneArea;
    }

    public String phone() {
        return phone;
    }

    public boolean isActive() {
        return active;
    }

    public KycStatus kycStatus() {
        return kycStatus;
    }

    public KycStatus companyKycStatus() {
        return companyKycStatus;
    }

    public boolean isDemo() {
        return demo;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
