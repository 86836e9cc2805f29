-- A session that an identity provider's token has opened ends with the token, at expires_at; once it is closed its row stays until
-- then, so that the token opens no other. Both are null for those of a login.
alter table customer_session add column expires_at bigint;
alter table customer_session add column closed_at bigint;
create index customer_session_expires on customer_session (expires_at);
