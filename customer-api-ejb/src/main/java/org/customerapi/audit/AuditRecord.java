package org.customerapi.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row of the audit trail; written once, never changed. */
@Entity
@Table(name = "audit_record")
public class AuditRecord {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_record_seq")
    @SequenceGenerator(name = "audit_record_seq", sequenceName = "audit_record_seq", allocationSize = 50)
    private Long id;

    @Column(name = "occurred_at", nullable = false)
    private Instant occurredAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Operation operation;

    @Column(name = "customer_id")
    private Long customerId;

    @Column(name = "company_id")
    private Long companyId;

    @Column(name = "key_reference")
    private String keyReference;

    @Column(name = "source_address")
    private String sourceAddress;

    private String trace;

    /** {@code OK}, or the name of the refusal's code. */
    @Column(nullable = false)
    private String outcome;

    protected AuditRecord() {}

    AuditRecord(Attempt attempt, String outcome, Instant occurredAt) {
        this.occurredAt = occurredAt;
        this.operation = attempt.operation();
        this.customerId = attempt.customerId();
        this.companyId = attempt.companyId();
        this.keyReference = attempt.key();
        this.sourceAddress = attempt.origin().address();
        this.trace = attempt.origin().trace();
        this.outcome = outcome;
    }
}
