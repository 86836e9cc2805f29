-- The housekeeping ends sessions that have been idle and sessions that have grown old: last_seen_at has its index already.
create index customer_session_opened on customer_session (opened_at);
