-- Portable between H2 and PostgreSQL. Times are epoch milliseconds. Sequences begin where both JPA providers expect the first
-- block of 50 to end.

create sequence customer_seq start with 50 increment by 50;
create sequence totp_authenticator_seq start with 50 increment by 50;
create sequence api_key_seq start with 50 increment by 50;
create sequence audit_record_seq start with 50 increment by 50;

create table customer (
    id                 bigint       not null primary key,
    company_id         bigint       not null,
    customer_no        varchar(32)  not null,
    group_id           bigint       not null,
    name               varchar(100) not null,
    country            varchar(2),
    email              varchar(254),
    phone_area         varchar(8),
    phone              varchar(20),
    password_hash      varchar(200) not null,
    active             boolean      not null,
    kyc_status         varchar(20)  not null,
    company_kyc_status varchar(20)  not null,
    demo               boolean      not null,
    created_at         bigint       not null,
    constraint customer_no_unique unique (company_id, customer_no),
    constraint customer_email_unique unique (company_id, email),
    constraint customer_phone_unique unique (company_id, phone, phone_area)
);

create table customer_session (
    token_digest  char(64) not null primary key,
    customer_id   bigint   not null references customer (id),
    opened_at     bigint   not null,
    last_seen_at  bigint   not null,
    stepped_up_at bigint
);
create index customer_session_last_seen on customer_session (last_seen_at);

create table totp_authenticator (
    id             bigint       not null primary key,
    owner_id       bigint       not null references customer (id),
    sealed_secret  varchar(300) not null,
    bound          boolean      not null,
    last_step      bigint       not null,
    wrong_in_a_row integer      not null,
    paused_until   bigint,
    constraint totp_authenticator_owner_unique unique (owner_id)
);

create table one_time_code (
    ticket_digest char(64)    not null primary key,
    owner_id      bigint references customer (id),
    purpose       varchar(20) not null,
    code_digest   char(64)    not null,
    expires_at    bigint      not null,
    wrong_tries   integer     not null,
    spent_at      bigint
);
create index one_time_code_expires on one_time_code (expires_at);

create table attempt_history (
    subject      char(64)      not null primary key,
    recent       varchar(16000) not null,
    last_at      bigint        not null,
    paused_until bigint
);
create index attempt_history_last on attempt_history (last_at);

-- What concurrency would break is held here: an access key is unique; so is a live label among its owner's keys (null once
-- revoked, and nulls are distinct); a live key takes one of its owner's 30 places.
create table api_key (
    id                bigint        not null primary key,
    access_key        char(32)      not null,
    company_id        bigint        not null,
    owner_id          bigint        not null references customer (id),
    owner_no          varchar(32)   not null,
    slot              integer,
    label             varchar(80)   not null,
    folded_label      varchar(160)  not null,
    live_label        varchar(160),
    public_key        varchar(2000) not null,
    private_key_md5   char(32)      not null,
    permissions       varchar(100)  not null,
    allowlist         varchar(1200) not null,
    on_package        varchar(20),
    created_at        bigint        not null,
    updated_at        bigint        not null,
    expires_at        bigint,
    withdrawable_from bigint        not null,
    revoked_at        bigint,
    constraint api_key_access_key_unique unique (access_key),
    constraint api_key_limit unique (owner_id, slot),
    constraint api_key_slot_range check (slot between 1 and 30),
    constraint api_key_live_label_unique unique (owner_id, live_label),
    constraint api_key_live_or_revoked check (
        (slot is not null and live_label is not null and revoked_at is null)
        or (slot is null and live_label is null and revoked_at is not null))
);

create table audit_record (
    id             bigint      not null primary key,
    occurred_at    bigint      not null,
    operation      varchar(30) not null,
    customer_id    bigint,
    company_id     bigint,
    key_reference  varchar(64),
    source_address varchar(64),
    trace          varchar(128),
    outcome        varchar(40) not null
);
create index audit_record_customer on audit_record (customer_id, occurred_at);
create index audit_record_occurred on audit_record (occurred_at);
